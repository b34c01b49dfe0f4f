package dev.latchkey.permission.creation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.ConsoleClient.Page;
import dev.latchkey.activity.ActivityEntry;
import dev.latchkey.activity.ActivityEntry.Outcome;
import dev.latchkey.activity.ActivityKind;
import dev.latchkey.permission.RunningConsole;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

class FunctionSetupPageTests extends RunningConsole {

    private static final String DENY_CREATE = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"lambda:CreateFunction","Resource":"*"}]}\
        """;

    @Test
    void createsRoleFunctionAndUrl() {
        Page made = console.submit(
                "/c/sandbox/functions/new", "given", "true", "name", "sample", "handler", "ECHO", "url", "true");
        assertThat(made.text())
                .contains("sample AWS_IAM")
                .contains("What AWS_IAM means")
                .contains("No statements on this function");
        assertThat(lambda().getFunctionConfiguration(request -> request.functionName("sample")))
                .satisfies(function -> {
                    assertThat(function.handler()).isEqualTo("echo");
                    assertThat(function.role()).endsWith(":role/service-role/sample-role");
                });
        assertThat(iam().listAttachedRolePolicies(request -> request.roleName("sample-role"))
                        .attachedPolicies()
                        .getFirst()
                        .policyName())
                .isEqualTo("AWSLambdaBasicExecutionRole");
        assertThat(entries("sample"))
                .extracting(ActivityEntry::kind)
                .containsExactly(ActivityKind.CREATE_URL, ActivityKind.CREATE_FUNCTION);
    }

    @Test
    void takesAnExistingRoleAndLeavesTheUrlForLater() {
        String role = iam().getRole(request -> request.roleName("lambda-basic"))
                .role()
                .arn();
        Page made = console.submit(
                "/c/sandbox/functions/new", "given", "true", "name", "later", "role", role, "handler", "HELLO");
        assertThat(made.text()).contains("No function URL").contains("Create function URL");
        Page url = console.submit("/c/sandbox/functions/later/url", "authType", "AWS_IAM", "invokeMode", "BUFFERED");
        assertThat(url.text()).contains("later has a URL now.").contains("Save URL configuration");
        assertThat(lambda().getFunctionUrlConfig(request -> request.functionName("later"))
                        .authType())
                .isEqualTo(FunctionUrlAuthType.AWS_IAM);
    }

    @Test
    void refusesNamesBeforeAnythingIsMade() {
        for (String name : List.of("", "hello.url", "x".repeat(65))) {
            assertThat(console.post("/c/sandbox/functions/new", "given", "true", "name", name)
                            .status())
                    .as(name)
                    .isEqualTo(422);
        }
        Page taken = console.post("/c/sandbox/functions/new", "given", "true", "name", "hello-url");
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.text()).contains("A function of this name exists already.");
    }

    @Test
    void takesTheRoleBackWhenTheFunctionIsRefused() {
        iam().putUserPolicy(request ->
                request.userName("latchkey-admin").policyName("deny").policyDocument(DENY_CREATE));
        try {
            Page refused = console.post("/c/sandbox/functions/new", "given", "true", "name", "undone", "url", "true");
            assertThat(refused.status()).isEqualTo(502);
            assertThat(refused.text()).contains("Latchkey may not call lambda:CreateFunction here.");
        } finally {
            iam().deleteUserPolicy(request -> request.userName("latchkey-admin").policyName("deny"));
        }
        assertThatThrownBy(() -> iam().getRole(request -> request.roleName("undone-role")))
                .isInstanceOf(NoSuchEntityException.class);
        assertThat(entries("undone").getFirst().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(entries("undone-role").getFirst().kind()).isEqualTo(ActivityKind.DELETE_ROLE);
    }

    @Test
    void makesAUrlPublicOnlyWhenTheNameIsTyped() {
        function("public");
        Page asked = console.submit("/c/sandbox/functions/public/url", "authType", "NONE", "invokeMode", "BUFFERED");
        assertThat(asked.text()).contains("Make public public").contains("Type public to go on");
        Page mistyped = console.post("/c/sandbox/functions/public/url", "authType", "NONE", "confirm", "publc");
        assertThat(mistyped.status()).isEqualTo(422);
        assertThat(mistyped.text()).contains("What you typed is not public.");
        assertThat(lambda().getFunctionUrlConfig(request -> request.functionName("public"))
                        .authType())
                .isEqualTo(FunctionUrlAuthType.AWS_IAM);
        console.submit("/c/sandbox/functions/public/url", "authType", "NONE", "confirm", "public");
        assertThat(lambda().getFunctionUrlConfig(request -> request.functionName("public"))
                        .authType())
                .isEqualTo(FunctionUrlAuthType.NONE);
        assertThat(console.get("/c/sandbox/functions/public").text()).contains("PUBLIC · NONE");
    }

    @Test
    void deletesUrlAndFunction() {
        function("short-lived");
        assertThat(console.get("/c/sandbox/functions/short-lived/url/delete").text())
                .contains("Nobody can call short-lived over HTTP any more.");
        assertThat(console.submit("/c/sandbox/functions/short-lived/url/delete").text())
                .contains("No function URL");
        assertThat(console.post("/c/sandbox/functions/short-lived/delete", "confirm", "short")
                        .status())
                .isEqualTo(422);
        console.post("/c/sandbox/functions/short-lived/delete", "confirm", "short-lived");
        assertThatThrownBy(() -> lambda().getFunction(request -> request.functionName("short-lived")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThat(console.get("/c/sandbox/functions/short-lived").status()).isEqualTo(404);
    }

    @Test
    void saysWhatIsNotThere() {
        assertThat(console.get("/c/sandbox/functions/nope").text()).contains("No function nope in us-east-1.");
        assertThat(console.get("/c/sandbox/functions/hello-url:nope").status()).isEqualTo(404);
        assertThat(console.post("/c/sandbox/functions/nope/permissions", "principal", "bob")
                        .status())
                .isEqualTo(404);
    }
}
