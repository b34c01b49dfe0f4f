package dev.latchkey.access.remedy;

import static dev.latchkey.access.Account.ID;
import static dev.latchkey.access.Account.URL_ONLY;
import static dev.latchkey.access.Account.VIA_URL;
import static dev.latchkey.access.Account.allow;
import static dev.latchkey.access.Account.aws;
import static dev.latchkey.access.Account.both;
import static dev.latchkey.access.Account.bounded;
import static dev.latchkey.access.Account.functionArn;
import static dev.latchkey.access.Account.grant;
import static dev.latchkey.access.Account.group;
import static dev.latchkey.access.Account.iam;
import static dev.latchkey.access.Account.in;
import static dev.latchkey.access.Account.inline;
import static dev.latchkey.access.Account.none;
import static dev.latchkey.access.Account.nothing;
import static dev.latchkey.access.Account.pair;
import static dev.latchkey.access.Account.resource;
import static dev.latchkey.access.Account.role;
import static dev.latchkey.access.Account.roleArn;
import static dev.latchkey.access.Account.user;
import static dev.latchkey.access.Account.userArn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.access.Account;
import dev.latchkey.access.CallContext;
import dev.latchkey.access.SignedWith;
import dev.latchkey.inventory.ResourcePolicy;
import dev.latchkey.policy.RequestContext;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The reference cases of a function URL check, each with what would allow it.
 *
 * <p>AWS: "Control access to Lambda function URLs", "Policy evaluation logic".
 */
class GoldenCasesTests {

    private static final String USER = userArn("p");
    private static final String ROLE = roleArn("p");
    private static final String SESSION = "arn:aws:sts::" + ID + ":assumed-role/p/nightly";
    private static final String STRANGER = "arn:aws:iam::444455556666:role/partner";
    private static final String ONLY_URL = allow("lambda:InvokeFunctionUrl", functionArn("fn"));
    private static final String LOGS = allow("logs:*", "*");

    private static final String IDENTITY = "Add both actions to the policies of p";
    private static final String RESOURCE = "Add 2 statements for p to the resource policy of fn";
    private static final String EDGE = "Add both actions to Edge (nobody else uses it)";

    @ParameterizedTest
    @MethodSource("cases")
    void everyDeniedOneHasProvedWays(Account account, String principal, CallContext context, List<String> expected) {
        String url = account.read().functionUrls().getFirst().id();

        Trial trial = Trial.of(account.read(), principal, url, context);

        assertThat(trial.words()).isEqualTo(expected);
        assertThat(trial.report().open()).isEqualTo(expected.isEmpty());
        assertThat(trial.proved()).hasSameSizeAs(expected).allMatch(trial::holds);
    }

    static Stream<Arguments> cases() {
        return Stream.concat(withinTheAccount(), otherwise());
    }

    private static Stream<Arguments> withinTheAccount() {
        return Stream.of(
                row(1, new Account().add(user("p", inline("Mine", both("fn")))).add(iam("fn", nothing())), USER),
                row(
                        2,
                        new Account().add(user("p", inline("Mine", ONLY_URL))).add(iam("fn", nothing())),
                        USER,
                        "Add InvokeFunction to the policies of p",
                        "Add a statement for p to the resource policy of fn"),
                row(
                        3,
                        new Account()
                                .add(user("p", inline("Mine", ONLY_URL)))
                                .add(iam(
                                        "fn", resource(grant("a", aws(USER), "lambda:InvokeFunction", "fn", VIA_URL)))),
                        USER),
                row(4, new Account().add(bounded(user("p"), LOGS)).add(iam("fn", pair(aws(USER), "fn"))), USER),
                row(5, new Account().add(bounded(role("p"), LOGS)).add(iam("fn", pair(aws(ROLE), "fn"))), ROLE, EDGE),
                row(6, new Account().add(bounded(role("p"), LOGS)).add(iam("fn", pair(aws(SESSION), "fn"))), SESSION),
                row(7, new Account().add(role("p")).add(iam("fn", pair(aws(ID), "fn"))), ROLE, IDENTITY, RESOURCE));
    }

    private static Stream<Arguments> otherwise() {
        ResourcePolicy forPublic = resource(
                grant("a", aws(USER), "lambda:InvokeFunctionUrl", "fn", """
                    {"StringEquals":{"lambda:FunctionUrlAuthType":"NONE"}}\
                    """),
                grant("b", aws(USER), "lambda:InvokeFunction", "fn", VIA_URL));
        String mixed = """
            {"Effect":"Allow","Action":["lambda:InvokeFunctionUrl","lambda:InvokeFunction"],"Resource":"*","Condition":%s}\
            """.formatted(URL_ONLY);
        String noMfa = """
            {"Effect":"Deny","Action":"lambda:*","Resource":"*",
             "Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}}\
            """;
        ResourcePolicy half = resource(grant("a", "\"*\"", "lambda:InvokeFunctionUrl", "fn", """
            {"StringEquals":{"lambda:FunctionUrlAuthType":"NONE"}}\
            """));
        String theirs = "Ask account 444455556666 to add both actions to the policies of partner";
        return Stream.of(
                row(8, new Account().add(iam("fn", pair(aws(STRANGER), "fn"))), STRANGER, theirs),
                row(9, new Account().add(iam("fn", pair(aws("444455556666"), "fn"))), STRANGER, theirs),
                row(
                        10,
                        new Account().add(user("p", inline("Mine", both("fn")))).add(iam("fn:prod", nothing())),
                        USER,
                        IDENTITY,
                        "Add 2 statements for p to the resource policy of fn:prod"),
                row(
                        11,
                        new Account().add(user("p")).add(iam("fn", forPublic)),
                        USER,
                        "Add InvokeFunctionUrl to the policies of p",
                        "Add a statement for p to the resource policy of fn"),
                row(
                        12,
                        new Account().add(user("p", inline("Mine", mixed))).add(iam("fn", nothing())),
                        USER,
                        "Add InvokeFunction to the policies of p",
                        "Add a statement for p to the resource policy of fn"),
                row(
                        13,
                        new Account()
                                .add(group("all", inline("Mfa", noMfa)))
                                .add(in(user("p", inline("Mine", both("fn"))), "all"))
                                .add(in(user("q"), "all"))
                                .add(iam("fn", nothing())),
                        USER,
                        "Sign with a new session of p with MFA",
                        "Exempt p on fn from statement 1 in Mfa (1 other user under it)"),
                row(
                        14,
                        new Account().add(user("p")).add(iam("fn", pair(aws("AIDAQWERTYUIOPASDFGHJ"), "fn"))),
                        USER,
                        IDENTITY,
                        RESOURCE),
                row(
                        15,
                        new Account().add(none("fn", half)).add(user("p")),
                        "anonymous",
                        "Add a statement for anyone to the resource policy of fn"));
    }

    private static Arguments row(int number, Account account, String principal, String... expected) {
        CallContext context = new CallContext(SignedWith.SESSION, RequestContext.empty(), null);
        return Arguments.of(Named.of("case " + number, account), principal, context, List.of(expected));
    }
}
