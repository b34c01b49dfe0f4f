package dev.latchkey.access;

import static dev.latchkey.access.Account.URL_ONLY;
import static dev.latchkey.access.Account.VIA_URL;
import static dev.latchkey.access.Account.allow;
import static dev.latchkey.access.Account.aws;
import static dev.latchkey.access.Account.bounded;
import static dev.latchkey.access.Account.functionArn;
import static dev.latchkey.access.Account.grant;
import static dev.latchkey.access.Account.group;
import static dev.latchkey.access.Account.iam;
import static dev.latchkey.access.Account.in;
import static dev.latchkey.access.Account.inline;
import static dev.latchkey.access.Account.none;
import static dev.latchkey.access.Account.nothing;
import static dev.latchkey.access.Account.resource;
import static dev.latchkey.access.Account.role;
import static dev.latchkey.access.Account.roleArn;
import static dev.latchkey.access.Account.unread;
import static dev.latchkey.access.Account.user;
import static dev.latchkey.access.Account.userArn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.HeldPolicy;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.ReadGap;
import dev.latchkey.inventory.ResourcePolicy;
import dev.latchkey.inventory.Snapshot;
import dev.latchkey.policy.RequestContext;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** The grid's verdicts are those of single checks, and its counts those of the lists with reasons. */
class VerdictGridTests {

    private static final List<String> FUNCTIONS = List.of("quotes", "orders", "orders:prod", "hello", "open");
    private static final String DENY = "{\"Effect\":\"Deny\",\"Action\":\"lambda:*\",\"Resource\":\"%s\"}";
    private static final String FROM = "{\"Effect\":\"Allow\",\"Action\":\"lambda:Invoke*\",\"Resource\":\"*\","
            + "\"Condition\":{\"IpAddress\":{\"aws:SourceIp\":\"203.0.113.0/24\"}}}";
    private static final String TAGGED = "{\"Effect\":\"Allow\",\"Action\":\"lambda:Invoke*\",\"Resource\":\"*\","
            + "\"Condition\":{\"StringEquals\":{\"aws:ResourceTag/team\":\"a\"}}}";
    private static final String ITS_OWN = "{\"Effect\":\"Allow\",\"Action\":\"lambda:Invoke*\","
            + "\"Resource\":\"arn:aws:lambda:us-east-1:" + Account.ID + ":function:${aws:username}*\"}";

    @RepeatedTest(10)
    void saysWhatSingleChecksSay(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        AccessChecks checks = Account.checks();
        Map<Verdict, Integer> seen = new EnumMap<>(Verdict.class);
        for (int round = 0; round < 20; round++) {
            Snapshot snapshot = account(random);
            VerdictGrid grid = new VerdictGrid(checks, snapshot);
            for (KnownPrincipal principal : snapshot.principals()) {
                for (FunctionUrl url : snapshot.functionUrls()) {
                    Verdict alone = checks.check(snapshot, principal, url, RequestContext.empty())
                            .verdict();
                    assertThat(grid.at(principal, url))
                            .as("%s at %s", principal, url)
                            .isEqualTo(alone);
                    seen.merge(alone, 1, Integer::sum);
                }
                assertThat(grid.reach(principal))
                        .isEqualTo(checks.reachOf(snapshot, principal).count());
            }
            for (FunctionUrl url : snapshot.functionUrls()) {
                assertThat(new CallerSearch(checks, snapshot, url).count(grid))
                        .isEqualTo(checks.whoCanInvoke(snapshot, url).count());
            }
        }
        assertThat(seen).hasSize(Verdict.values().length);
    }

    @Test
    void knowsOnlyWhatTheSnapshotHolds() {
        Snapshot snapshot =
                new Account().add(user("bob")).add(iam("quotes", nothing())).read();
        VerdictGrid grid = new VerdictGrid(Account.checks(), snapshot);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        grid.at(user("eve"), snapshot.findFunctionUrl("quotes").orElseThrow()));
        assertThatIllegalArgumentException().isThrownBy(() -> grid.at(user("bob"), iam("elsewhere", nothing())));
    }

    private static Snapshot account(Random random) {
        Account account = new Account();
        account.add(group("readers", inline("Readers", statement(random))));
        for (int i = 0; i < 4; i++) {
            KnownPrincipal user = user("user" + i, held(random));
            user = random.nextInt(3) == 0 ? in(user, random.nextInt(5) == 0 ? "gone" : "readers") : user;
            account.add(random.nextInt(4) == 0 ? bounded(user, statement(random)) : user);
            account.add(role("role" + i, held(random)));
        }
        for (String function : FUNCTIONS) {
            ResourcePolicy policy = policy(random, function);
            account.add(function.equals("open") ? none(function, policy) : iam(function, policy));
        }
        if (random.nextInt(10) == 0) {
            account.gap(new ReadGap(ReadGap.Part.PRINCIPALS, "iam:ListUsers", List.of(), "refused", true));
        }
        return account.read();
    }

    private static HeldPolicy[] held(Random random) {
        List<HeldPolicy> held = new ArrayList<>();
        for (int count = random.nextInt(3); count > 0; count--) {
            held.add(random.nextInt(12) == 0 ? unread("Hidden") : inline("P" + count, statement(random)));
        }
        return held.toArray(HeldPolicy[]::new);
    }

    private static String statement(Random random) {
        String function = functionArn(FUNCTIONS.get(random.nextInt(FUNCTIONS.size())));
        return switch (random.nextInt(8)) {
            case 0 -> allow("lambda:*", "*");
            case 1 -> allow("lambda:Invoke*", function);
            case 2 -> allow("lambda:InvokeFunctionUrl", function + "*") + "," + allow("lambda:InvokeFunction", "*");
            case 3 -> allow("s3:*", "*");
            case 4 -> FROM;
            case 5 -> TAGGED;
            case 6 -> ITS_OWN;
            default -> allow("lambda:Invoke*", "*") + "," + DENY.formatted(function);
        };
    }

    private static ResourcePolicy policy(Random random, String function) {
        if (random.nextInt(15) == 0) {
            return new ResourcePolicy.Unreadable();
        }
        String principal = switch (function.equals("open") ? 4 + random.nextInt(2) : random.nextInt(8)) {
            case 0 -> aws(userArn("user1"));
            case 1 -> aws(roleArn("role2"));
            case 2 -> aws(Account.ID);
            case 3 -> aws("444455556666");
            case 4 -> "\"*\"";
            case 5 -> "{\"Service\":\"cloudfront.amazonaws.com\"}";
            case 6 -> aws("arn:aws:sts::" + Account.ID + ":assumed-role/role3/night");
            default -> "";
        };
        return principal.isEmpty()
                ? nothing()
                : resource(
                        grant(
                                "a",
                                principal,
                                "lambda:InvokeFunctionUrl",
                                function,
                                URL_ONLY.replace("AWS_IAM", auth(function))),
                        grant("b", principal, "lambda:InvokeFunction", function, VIA_URL));
    }

    private static String auth(String function) {
        return function.equals("open") ? "NONE" : "AWS_IAM";
    }
}
