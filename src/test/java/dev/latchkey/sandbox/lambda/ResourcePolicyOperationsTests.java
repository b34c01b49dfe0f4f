package dev.latchkey.sandbox.lambda;

import static dev.latchkey.sandbox.Refusals.assertRefused;
import static dev.latchkey.sandbox.lambda.Functions.ARN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sandbox.Caller;
import dev.latchkey.sandbox.RunningSandbox;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import software.amazon.awssdk.services.lambda.model.GetPolicyResponse;
import software.amazon.awssdk.services.lambda.model.PolicyLengthExceededException;

class ResourcePolicyOperationsTests {

    private static final String FRIDA = "arn:aws:iam::123456789012:user/frida";
    private static final String STALE =
            "The Revision Id provided does not match the latest Revision Id. Call the GetPolicy API to retrieve the"
                    + " latest Revision Id";
    private static final String GONE = "The resource you requested does not exist.";

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    @BeforeEach
    void createFunction() {
        Functions.create(sandbox, "fn", "hello");
    }

    @Test
    void writesTheStatementsOfAFunctionUrl() {
        sandbox.admin().iam().createUser(r -> r.userName("frida"));
        String first = add(r -> r.statementId("url-1")
                .action("lambda:InvokeFunctionUrl")
                .principal(FRIDA)
                .functionUrlAuthType(FunctionUrlAuthType.AWS_IAM));
        String second = add(r -> r.statementId("url-2")
                .action("lambda:InvokeFunction")
                .principal(FRIDA)
                .invokedViaFunctionUrl(true));
        assertThat(first)
                .isEqualTo("{\"Sid\":\"url-1\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"" + FRIDA
                        + "\"},\"Action\":\"lambda:InvokeFunctionUrl\",\"Resource\":\"" + ARN
                        + "fn\",\"Condition\":{\"StringEquals\":{\"lambda:FunctionUrlAuthType\":\"AWS_IAM\"}}}");
        assertThat(second)
                .isEqualTo("{\"Sid\":\"url-2\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"" + FRIDA
                        + "\"},\"Action\":\"lambda:InvokeFunction\",\"Resource\":\"" + ARN
                        + "fn\",\"Condition\":{\"Bool\":{\"lambda:InvokedViaFunctionUrl\":\"true\"}}}");
        GetPolicyResponse read = lambda().getPolicy(r -> r.functionName("fn"));
        assertThat(read.policy())
                .isEqualTo(
                        "{\"Version\":\"2012-10-17\",\"Id\":\"default\",\"Statement\":[" + first + "," + second + "]}");
        assertThat(read.revisionId()).matches("[0-9a-f-]{36}");
    }

    @Test
    void writesEveryKindOfPrincipal() {
        assertThat(principal("*")).isEqualTo("\"Principal\":\"*\"");
        assertThat(principal("s3.amazonaws.com")).isEqualTo("\"Principal\":{\"Service\":\"s3.amazonaws.com\"}");
        assertThat(principal("111122223333")).isEqualTo("\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:root\"}");
        assertThat(principal("arn:aws:iam::444455556666:role/example"))
                .isEqualTo("\"Principal\":{\"AWS\":\"arn:aws:iam::444455556666:role/example\"}");
    }

    @Test
    void mergesConditions() {
        assertThat(add(r -> r.statementId("s3")
                        .action("lambda:InvokeFunction")
                        .principal("s3.amazonaws.com")
                        .sourceArn("arn:aws:s3:::bucket")
                        .sourceAccount("111122223333")
                        .eventSourceToken("token.1")
                        .principalOrgID("o-1234567890")
                        .invokedViaFunctionUrl(false)))
                .endsWith("\"Condition\":{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-1234567890\","
                        + "\"AWS:SourceAccount\":\"111122223333\",\"lambda:EventSourceToken\":\"token.1\"},"
                        + "\"ArnLike\":{\"AWS:SourceArn\":\"arn:aws:s3:::bucket\"}}}");
    }

    @Test
    void refusesAPrincipalThatDoesNotExist() {
        for (String principal : List.of(
                "invalid.nonaws.com",
                FRIDA,
                "arn:aws:iam::123456789012:role/none",
                "arn:aws:iam::123456789012:user/*",
                "AIDAAAAAAAAAAAAAAAAAA",
                "123")) {
            assertRefused(
                    () -> add(r ->
                            r.statementId("s").action("lambda:InvokeFunction").principal(principal)),
                    400,
                    "InvalidParameterValueException",
                    "The provided principal was invalid. Please check the principal and try again.");
        }
    }

    @Test
    void showsADeletedPrincipalByItsIdAndDoesNotReviveIt() {
        String id = sandbox.admin()
                .iam()
                .createUser(r -> r.userName("frida"))
                .user()
                .userId();
        add(r -> r.statementId("s").action("lambda:InvokeFunction").principal(FRIDA));
        sandbox.admin().iam().deleteUser(r -> r.userName("frida"));
        assertThat(lambda().getPolicy(r -> r.functionName("fn")).policy())
                .contains("\"Principal\":{\"AWS\":\"" + id + "\"}")
                .doesNotContain(FRIDA);
        Caller frida = sandbox.user("frida");
        assertThat(lambda().getPolicy(r -> r.functionName("fn")).policy()).contains(id);
        assertRefused(
                () -> frida.lambda().invoke(r -> r.functionName("fn")),
                403,
                "AccessDeniedException",
                "User: " + FRIDA + " is not authorized to perform: lambda:InvokeFunction on resource: " + ARN
                        + "fn because no identity-based policy allows the lambda:InvokeFunction action");
    }

    @Test
    void holdsSidsUniqueAndInTheirPattern() {
        add(r -> r.statementId("s3").action("lambda:InvokeFunction").principal("s3.amazonaws.com"));
        assertRefused(
                () -> add(
                        r -> r.statementId("s3").action("lambda:InvokeFunction").principal("s3.amazonaws.com")),
                409,
                "ResourceConflictException",
                "The statement id (s3) provided already exists. Please provide a new statement id, or remove the"
                        + " existing statement.");
        assertRefused(
                () -> add(r -> r.statementId("example.com").action("*").principal("*")),
                400,
                "ValidationException",
                "1 validation error detected: Value 'example.com' at 'statementId' failed to satisfy constraint:"
                        + " Member must satisfy regular expression pattern: ([a-zA-Z0-9-_]+)");
        assertRefused(
                () -> add(r -> r.statementId("s").action("s3:GetObject").principal("*")),
                400,
                "ValidationException",
                "1 validation error detected: Value 's3:GetObject' at 'action' failed to satisfy constraint:"
                        + " Member must satisfy regular expression pattern: (lambda:[*]|lambda:[a-zA-Z]+|[*])");
    }

    @Test
    void keepsAPolicyPerQualifier() {
        lambda().publishVersion(r -> r.functionName("fn"));
        lambda().createAlias(r -> r.functionName("fn").name("prod").functionVersion("1"));
        add(r -> r.statementId("s").action("lambda:InvokeFunction").principal("*"));
        add(r -> r.statementId("s")
                .action("lambda:InvokeFunction")
                .principal("*")
                .qualifier("prod"));
        add(r -> r.statementId("s")
                .action("lambda:InvokeFunction")
                .principal("*")
                .qualifier("1"));
        assertThat(lambda().getPolicy(r -> r.functionName("fn")).policy()).contains("\"" + ARN + "fn\"");
        assertThat(lambda().getPolicy(r -> r.functionName("fn").qualifier("prod"))
                        .policy())
                .contains("\"" + ARN + "fn:prod\"");
        assertThat(lambda().getPolicy(r -> r.functionName("fn:1")).policy()).contains("\"" + ARN + "fn:1\"");
        lambda().removePermission(r -> r.functionName("fn").statementId("s").qualifier("prod"));
        lambda().getPolicy(r -> r.functionName("fn"));
        assertMissing(() -> lambda().getPolicy(r -> r.functionName("fn").qualifier("prod")), GONE);
    }

    @Test
    void refusesQualifiersThatDoNotFit() {
        assertRefused(
                () -> add(r -> r.statementId("s").action("*").principal("*").qualifier("$LATEST")),
                400,
                "InvalidParameterValueException",
                "We currently do not support adding policies for $LATEST.");
        assertRefused(
                () -> add(r -> r.functionName("fn:prod")
                        .statementId("s")
                        .action("*")
                        .principal("*")
                        .qualifier("dev")),
                400,
                "InvalidParameterValueException",
                "The derived qualifier from the function name does not match the specified qualifier.");
    }

    @Test
    void saysWhatIsMissing() {
        assertMissing(
                () -> add(
                        r -> r.functionName("none").statementId("s").action("*").principal("*")),
                "Function not found: " + ARN + "none");
        assertMissing(
                () -> add(r -> r.statementId("s").action("*").principal("*").qualifier("42")),
                "Function not found: " + ARN + "fn:42");
        assertMissing(
                () -> add(r -> r.statementId("s").action("*").principal("*").qualifier("alias-none")),
                "Cannot find alias arn: " + ARN + "fn:alias-none");
        assertMissing(() -> lambda().getPolicy(r -> r.functionName("none")), GONE);
        assertMissing(() -> lambda().getPolicy(r -> r.functionName("fn")), GONE);
        assertMissing(() -> remove("none", null, "s"), "No policy found for: " + ARN + "none");
        assertMissing(() -> remove("fn", "alias-none", "s"), "Cannot find alias arn: " + ARN + "fn:alias-none");
        assertMissing(() -> remove("fn", null, "s"), "No policy is associated with the given resource.");
        add(r -> r.statementId("s").action("*").principal("*"));
        assertMissing(
                () -> remove("fn", null, "non-existent"), "Statement non-existent is not found in resource policy.");
    }

    @Test
    void guardsTheRevision() {
        add(r -> r.statementId("a").action("lambda:InvokeFunction").principal("*"));
        String first = lambda().getPolicy(r -> r.functionName("fn")).revisionId();
        add(r -> r.statementId("b")
                .action("lambda:InvokeFunction")
                .principal("*")
                .revisionId(first));
        String second = lambda().getPolicy(r -> r.functionName("fn")).revisionId();
        assertThat(second).isNotEqualTo(first);
        assertThat(lambda().getFunction(r -> r.functionName("fn"))
                        .configuration()
                        .revisionId())
                .isEqualTo(second);
        assertRefused(
                () -> add(r -> r.statementId("c").action("*").principal("*").revisionId(first)),
                412,
                "PreconditionFailedException",
                STALE);
        assertRefused(
                () -> lambda().removePermission(
                                r -> r.functionName("fn").statementId("a").revisionId(first)),
                412,
                "PreconditionFailedException",
                STALE);
        lambda().removePermission(r -> r.functionName("fn").statementId("a").revisionId(second));
    }

    @Test
    void limitsThePolicyTo20Kilobytes() {
        int refusedAt = 0;
        for (int n = 0; n < 200 && refusedAt == 0; n++) {
            String sid = "s".repeat(90) + n;
            try {
                add(r -> r.statementId(sid)
                        .action("lambda:InvokeFunctionUrl")
                        .principal("111122223333")
                        .functionUrlAuthType(FunctionUrlAuthType.AWS_IAM));
            } catch (PolicyLengthExceededException full) {
                refusedAt = n;
                assertThat(full.statusCode()).isEqualTo(400);
                assertThat(full.awsErrorDetails().errorMessage())
                        .matches("The final policy size \\(\\d{5}\\) is bigger than the limit \\(20480\\)\\.");
            }
        }
        assertThat(refusedAt).isBetween(40, 80);
        assertThat(lambda().getPolicy(r -> r.functionName("fn")).policy().length())
                .isBetween(20_000, 20_480);
    }

    private static void assertMissing(ThrowingCallable call, String message) {
        assertRefused(call, 404, "ResourceNotFoundException", message);
    }

    private String principal(String principal) {
        String statement = add(r -> r.statementId("p" + principal.replaceAll("[^a-z0-9]", ""))
                .action("lambda:InvokeFunction")
                .principal(principal));
        return statement.substring(statement.indexOf("\"Principal\""), statement.indexOf(",\"Action\""));
    }

    private String add(Consumer<AddPermissionRequest.Builder> request) {
        return lambda().addPermission(r -> {
                    r.functionName("fn");
                    request.accept(r);
                })
                .statement();
    }

    private void remove(String function, @Nullable String qualifier, String sid) {
        lambda().removePermission(
                        r -> r.functionName(function).qualifier(qualifier).statementId(sid));
    }

    private LambdaClient lambda() {
        return sandbox.admin().lambda();
    }
}
