package dev.latchkey.access.page;

import static dev.latchkey.access.Account.allow;
import static dev.latchkey.access.Account.aws;
import static dev.latchkey.access.Account.functionArn;
import static dev.latchkey.access.Account.group;
import static dev.latchkey.access.Account.iam;
import static dev.latchkey.access.Account.in;
import static dev.latchkey.access.Account.inline;
import static dev.latchkey.access.Account.none;
import static dev.latchkey.access.Account.nothing;
import static dev.latchkey.access.Account.pair;
import static dev.latchkey.access.Account.role;
import static dev.latchkey.access.Account.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.access.AccessChecks;
import dev.latchkey.access.Account;
import dev.latchkey.access.Counted;
import dev.latchkey.inventory.PrincipalKind;
import dev.latchkey.inventory.ReadGap;
import dev.latchkey.inventory.ReadGap.Part;
import dev.latchkey.inventory.ResourcePolicy;
import dev.latchkey.inventory.Snapshot;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListsTests {

    private final AccessChecks checks = Account.checks();

    private final Snapshot snapshot = new Account()
            .add(in(user("alice"), "developers"))
            .add(user("bob"))
            .add(role("app", inline("Orders", allow("lambda:Invoke*", functionArn("orders:live")))))
            .add(group("developers", inline("InvokeAll", allow("lambda:Invoke*", "*"))))
            .add(iam("hello", nothing()))
            .add(iam("kyc", pair(aws("arn:aws:iam::444455556666:root"), "kyc")))
            .add(iam("orders:live", nothing()))
            .add(none("status", nothing()))
            .bare("nightly")
            .read();

    @Test
    void filtersByTextAndAuthTypeAndCountsBeforeTheFilter() {
        FunctionList list = functions("LIVE", "iam", "name", 1, false);
        assertThat(list.rows()).extracting(row -> row.url().id()).containsExactly("orders:live");
        assertThat(list.all()).isEqualTo(4);
        assertThat(list.iam()).isEqualTo(3);
        assertThat(list.open()).isEqualTo(1);
        assertThat(functions("", "none", "name", 1, false).rows())
                .extracting(row -> row.url().id())
                .containsExactly("status");
    }

    @Test
    void aUrlWithoutSignatureAnswersAnyoneOnlyIfItsPolicySaysSo() {
        assertThat(functions("", "", "name", 1, false).answering()).isZero();
    }

    @Test
    void sortsByWhoCanInvoke() {
        assertThat(functions("", "", "invoke", 1, false).rows())
                .extracting(row -> row.url().id() + " " + row.callers().total())
                .containsExactly("kyc 2", "orders:live 2", "hello 1", "status 0");
    }

    @Test
    void drawsCallersAsPartsOfTheWidestBar() {
        ReachBar bar = functions("kyc", "", "name", 1, false).rows().getFirst().bar();
        assertThat(bar).isEqualTo(new ReachBar(44, 0, 44));
        assertThat(bar.othersFrom()).isEqualTo(44);
        assertThat(ReachBar.of(1, 5000).users()).isEqualTo(4);
    }

    @Test
    void hidesFunctionsWithoutUrlUntilAsked() {
        assertThat(functions("", "", "name", 1, false).hidden()).isEqualTo(1);
        FunctionList all = functions("", "", "name", 1, true);
        assertThat(all.hidden()).isZero();
        assertThat(all.bare()).extracting(function -> function.name()).containsExactly("nightly");
        assertThat(functions("night", "", "name", 1, true).empty()).isFalse();
    }

    @Test
    void theAddressCarriesTheWholeFilter() {
        FunctionFilter filter = new FunctionFilter(" a&b (c) ", "none", "invoke", 3, true);
        assertThat(filter.address()).isEqualTo("/functions?q=a%26b%20%28c%29&auth=none&sort=invoke&bare=true&page=3");
        assertThat(filter.withQ("")
                        .withAuth("")
                        .withSort("name")
                        .withBare(false)
                        .address())
                .isEqualTo("/functions");
        assertThat(new FunctionFilter("", "bogus", "bogus", -4, false).address())
                .isEqualTo("/functions");
    }

    @Test
    void cutsLongListsIntoPages() {
        Account many = new Account();
        for (int i = 100; i < 220; i++) {
            many.add(iam("fn" + i, nothing()));
        }
        FunctionList second = FunctionList.of(
                many.read(), new FunctionFilter("", "", "name", 2, false), checks.counted(many.read())::callersOf);
        assertThat(second.rows())
                .hasSize(50)
                .first()
                .satisfies(row -> assertThat(row.url().id()).isEqualTo("fn150"));
        assertThat(second.pager()).isEqualTo(new Pager(51, 100, 120, "/functions", "/functions?page=3"));
        assertThat(second.pager().words()).isEqualTo("51–100 of 120");
    }

    @Test
    void listsPrincipalsWithWhereTheirPoliciesComeFrom() {
        PrincipalList list = principals(PrincipalKind.USER, "", "");
        assertThat(list.rows())
                .extracting(row -> row.principal().name() + ": " + row.policies() + ", "
                        + row.reach().open())
                .containsExactly("alice: 1 via groups, 3", "bob: , 0");
        assertThat(principals(PrincipalKind.GROUP, "", "").rows().getFirst().members())
                .isEqualTo(1);
    }

    @Test
    void filtersPrincipalsByReach() {
        assertThat(principals(PrincipalKind.USER, "", "some").names()).containsExactly("alice");
        assertThat(principals(PrincipalKind.USER, "", "none").names()).containsExactly("bob");
        assertThat(principals(PrincipalKind.ROLE, "zzz", "").rows()).isEmpty();
        assertThat(new PrincipalFilter(PrincipalKind.ROLE, "x y", "none", 2).address())
                .isEqualTo("/principals?kind=roles&q=x%20y&reach=none&page=2");
    }

    @Test
    void whoCanInvokeIsNotCountedWhereItCannotBeKnown() {
        Snapshot blind = new Account()
                .gap(new ReadGap(Part.PRINCIPALS, "iam:GetAccountAuthorizationDetails", List.of(), "no", true))
                .add(iam("hello", nothing()))
                .add(iam("kyc", pair(aws("444455556666"), "kyc")))
                .add(none("status", new ResourcePolicy.Unreadable()))
                .read();
        Counted counted = checks.counted(blind);
        assertThat(counted.callersOf(blind.findFunctionUrl("hello").orElseThrow())
                        .unknown())
                .isTrue();
        assertThat(counted.callersOf(blind.findFunctionUrl("status").orElseThrow())
                        .unknown())
                .isTrue();
        assertThat(counted.callersOf(blind.findFunctionUrl("kyc").orElseThrow()))
                .satisfies(count -> assertThat(count.known()).isTrue())
                .satisfies(count -> assertThat(count.complete()).isFalse())
                .satisfies(count -> assertThat(count.words()).isEqualTo("1 from another account"));
    }

    @Test
    void gapsAreToldWithThePolicyThatClosesThem() {
        Snapshot gappy = new Account()
                .gap(new ReadGap(Part.RESOURCE_POLICIES, "lambda:GetPolicy", List.of("a", "b"), "User: x", true))
                .gap(new ReadGap(Part.FUNCTIONS, "lambda:ListFunctions", List.of(), "slow down", false))
                .read();
        assertThat(GapNote.of(gappy))
                .containsExactly(
                        new GapNote(
                                "Latchkey may not read resource policies here.",
                                "AWS refused lambda:GetPolicy for a, b. Verdicts that rest on them show “can’t tell”.",
                                "lambda:GetPolicy",
                                "User: x",
                                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"lambda:GetPolicy\",\"Resource\":\"*\"}]}"),
                        new GapNote(
                                "AWS did not hand out all functions.",
                                "It failed on lambda:ListFunctions. Users and roles still work.",
                                "lambda:ListFunctions",
                                "slow down",
                                ""));
    }

    private FunctionList functions(String q, String auth, String sort, int page, boolean bare) {
        return FunctionList.of(
                snapshot, new FunctionFilter(q, auth, sort, page, bare), checks.counted(snapshot)::callersOf);
    }

    private PrincipalList principals(PrincipalKind kind, String q, String reach) {
        return PrincipalList.of(snapshot, new PrincipalFilter(kind, q, reach, 1), checks.counted(snapshot)::reachOf);
    }
}
