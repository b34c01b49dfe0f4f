package dev.latchkey.sandbox.lambda;

import static dev.latchkey.sandbox.Refusals.assertRefused;
import static dev.latchkey.sandbox.Refusals.body;
import static dev.latchkey.sandbox.lambda.Functions.ARN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.sandbox.Caller;
import dev.latchkey.sandbox.RunningSandbox;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import software.amazon.awssdk.services.lambda.model.LambdaException;

class LambdaAuthorizationTests {

    private static final String USER = "arn:aws:iam::123456789012:user/frida";

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    @BeforeEach
    void createFunction() {
        Functions.create(sandbox, "fn", "hello");
    }

    @Test
    void refusesEverythingToAUserWithoutPolicies() {
        Caller frida = sandbox.user("frida");
        assertDenied(() -> frida.lambda().listFunctions(), "lambda:ListFunctions", "*");
        assertDenied(() -> frida.lambda().getAccountSettings(), "lambda:GetAccountSettings", "*");
        assertDenied(() -> frida.lambda().getFunction(r -> r.functionName("fn")), "lambda:GetFunction", ARN + "fn");
        assertDenied(() -> frida.lambda().getPolicy(r -> r.functionName("fn")), "lambda:GetPolicy", ARN + "fn");
        assertDenied(
                () -> frida.lambda().getPolicy(r -> r.functionName("fn").qualifier("prod")),
                "lambda:GetPolicy",
                ARN + "fn:prod");
        assertDenied(
                () -> frida.lambda().getFunction(r -> r.functionName("missing")),
                "lambda:GetFunction",
                ARN + "missing");
        assertDenied(() -> frida.lambda().invoke(r -> r.functionName("fn")), "lambda:InvokeFunction", ARN + "fn");
        assertThat(body(() -> frida.lambda().getFunction(r -> r.functionName("fn"))))
                .startsWith("{\"Message\":\"User: ");
    }

    @Test
    void asksForTheQualifiedArn() {
        sandbox.admin()
                .lambda()
                .createAlias(r -> r.functionName("fn").name("prod").functionVersion("$LATEST"));
        Caller frida = sandbox.user("frida", allow("lambda:InvokeFunction", ARN + "fn:prod", ""));
        frida.lambda().invoke(r -> r.functionName("fn").qualifier("prod"));
        assertDenied(() -> frida.lambda().invoke(r -> r.functionName("fn")), "lambda:InvokeFunction", ARN + "fn");
    }

    @Test
    void asksWhichAuthTypeAUrlGets() {
        Caller frida = sandbox.user(
                "frida",
                allow(
                        "lambda:*FunctionUrlConfig",
                        "*",
                        "\"StringEquals\":{\"lambda:FunctionUrlAuthType\":\"AWS_IAM\"}"));
        assertDenied(
                () -> frida.lambda()
                        .createFunctionUrlConfig(r -> r.functionName("fn").authType(FunctionUrlAuthType.NONE)),
                "lambda:CreateFunctionUrlConfig",
                ARN + "fn");
        frida.lambda().createFunctionUrlConfig(r -> r.functionName("fn").authType(FunctionUrlAuthType.AWS_IAM));
        frida.lambda().getFunctionUrlConfig(r -> r.functionName("fn"));
        assertDenied(
                () -> frida.lambda()
                        .updateFunctionUrlConfig(r -> r.functionName("fn").authType(FunctionUrlAuthType.NONE)),
                "lambda:UpdateFunctionUrlConfig",
                ARN + "fn");
    }

    @Test
    void asksWhomAPermissionIsFor() {
        Caller frida = sandbox.user(
                "frida",
                allow(
                        "lambda:AddPermission",
                        ARN + "fn",
                        "\"StringEquals\":{\"lambda:Principal\":\"s3.amazonaws.com\"}"));
        frida.lambda()
                .addPermission(r -> r.functionName("fn")
                        .statementId("s3")
                        .action("lambda:InvokeFunction")
                        .principal("s3.amazonaws.com"));
        assertDenied(
                () -> frida.lambda()
                        .addPermission(r -> r.functionName("fn")
                                .statementId("all")
                                .action("lambda:InvokeFunction")
                                .principal("*")),
                "lambda:AddPermission",
                ARN + "fn");
    }

    @Test
    void letsInWhomTheResourcePolicyNames() {
        Caller frida = sandbox.user("frida");
        sandbox.admin()
                .lambda()
                .addPermission(r -> r.functionName("fn")
                        .statementId("frida")
                        .action("lambda:InvokeFunction")
                        .principal(USER));
        assertThat(frida.lambda().invoke(r -> r.functionName("fn")).statusCode())
                .isEqualTo(200);
        sandbox.admin().lambda().removePermission(r -> r.functionName("fn").statementId("frida"));
        assertDenied(() -> frida.lambda().invoke(r -> r.functionName("fn")), "lambda:InvokeFunction", ARN + "fn");
    }

    @Test
    void doesNotTakeADirectInvocationForOneThroughAUrl() {
        Caller frida = sandbox.user("frida");
        sandbox.admin()
                .lambda()
                .addPermission(r -> r.functionName("fn")
                        .statementId("frida")
                        .action("lambda:InvokeFunction")
                        .principal(USER)
                        .invokedViaFunctionUrl(true));
        assertDenied(() -> frida.lambda().invoke(r -> r.functionName("fn")), "lambda:InvokeFunction", ARN + "fn");
    }

    @Test
    void needsTheOtherAccountsConsent() {
        String foreign = "arn:aws:lambda:us-east-1:999999999999:function:fn";
        assertRefused(
                () -> sandbox.admin().lambda().getFunction(r -> r.functionName(foreign)),
                403,
                "AccessDeniedException",
                "User: arn:aws:iam::123456789012:user/latchkey-admin is not authorized to perform: lambda:GetFunction"
                        + " on resource: " + foreign
                        + " because no resource-based policy allows the lambda:GetFunction action");
    }

    @Test
    void asksForPassRole() {
        Caller frida = sandbox.user("frida", allow("lambda:CreateFunction", "*", ""));
        assertDenied(
                () -> frida.lambda().createFunction(Functions.request("mine", "hello")),
                "iam:PassRole",
                Functions.ROLE);
        Caller gustav = sandbox.user(
                "gustav",
                allow("lambda:CreateFunction", "*", ""),
                allow(
                        "iam:PassRole",
                        Functions.ROLE,
                        "\"StringEquals\":{\"iam:PassedToService\":\"lambda.amazonaws.com\"}"));
        gustav.lambda().createFunction(Functions.request("mine", "hello"));
    }

    @Test
    void refusesRoutesItDoesNotKnow() {
        LambdaException refusal = catchThrowableOfType(
                LambdaException.class, () -> sandbox.admin().lambda().listLayers());
        assertThat(refusal.statusCode()).isEqualTo(404);
        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException");
    }

    private static String allow(String action, String resource, String condition) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"" + action
                + "\",\"Resource\":\"" + resource + "\",\"Condition\":{" + condition + "}}]}";
    }

    private static void assertDenied(ThrowingCallable call, String action, String resource) {
        assertRefused(
                call,
                403,
                "AccessDeniedException",
                "User: " + USER + " is not authorized to perform: " + action + " on resource: " + resource
                        + " because no identity-based policy allows the " + action + " action");
    }
}
