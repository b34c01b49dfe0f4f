package dev.latchkey.sandbox.lambda;

import static dev.latchkey.sandbox.Refusals.assertRefused;
import static dev.latchkey.sandbox.Refusals.body;
import static dev.latchkey.sandbox.lambda.Functions.ARN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sandbox.RunningSandbox;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;
import software.amazon.awssdk.services.lambda.model.State;

class FunctionOperationsTests {

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    @Test
    void createsAFunction() {
        Functions.role(sandbox);
        CreateFunctionResponse created = lambda().createFunction(Functions.request("fn", "hello").toBuilder()
                .description("Says hello")
                .timeout(10)
                .memorySize(256)
                .environment(e -> e.variables(Map.of("STAGE", "dev")))
                .tags(Map.of("team", "blue"))
                .build());
        assertThat(created.functionArn()).isEqualTo(ARN + "fn");
        assertThat(created.state()).isEqualTo(State.PENDING);
        assertThat(created.version()).isEqualTo("$LATEST");
        assertThat(created.lastModified()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+0000");
        assertThat(created.codeSize()).isEqualTo(Functions.zip().length);
        assertThat(created.revisionId()).matches("[0-9a-f-]{36}");

        GetFunctionResponse read = lambda().getFunction(r -> r.functionName("fn"));
        FunctionConfiguration configuration = read.configuration();
        assertThat(configuration.state()).isEqualTo(State.ACTIVE);
        assertThat(configuration.functionArn()).isEqualTo(ARN + "fn");
        assertThat(configuration.timeout()).isEqualTo(10);
        assertThat(configuration.memorySize()).isEqualTo(256);
        assertThat(configuration.description()).isEqualTo("Says hello");
        assertThat(configuration.environment().variables()).containsEntry("STAGE", "dev");
        assertThat(configuration.loggingConfig().logGroup()).isEqualTo("/aws/lambda/fn");
        assertThat(configuration.ephemeralStorage().size()).isEqualTo(512);
        assertThat(configuration.runtimeVersionConfig().runtimeVersionArn())
                .startsWith("arn:aws:lambda:us-east-1::runtime:");
        assertThat(read.tags()).containsEntry("team", "blue");
        assertThat(read.concurrency()).isNull();
        assertThat(lambda().listTags(r -> r.resource(ARN + "fn")).tags()).containsEntry("team", "blue");
        assertThat(lambda().getFunctionConfiguration(r -> r.functionName("fn")).codeSha256())
                .isEqualTo(created.codeSha256());
    }

    @Test
    void carriesTheQualifierThatWasGiven() {
        Functions.create(sandbox, "fn", "hello");
        assertThat(lambda().getFunction(r -> r.functionName("fn").qualifier("$LATEST"))
                        .configuration()
                        .functionArn())
                .isEqualTo(ARN + "fn:$LATEST");
    }

    @Test
    void isFoundByNamePartialArnAndArn() {
        Functions.create(sandbox, "fn", "hello");
        for (String name : List.of("fn", "fn:$LATEST", "123456789012:function:fn", ARN + "fn", ARN + "fn:$LATEST")) {
            assertThat(lambda().getFunction(r -> r.functionName(name))
                            .configuration()
                            .functionName())
                    .isEqualTo("fn");
        }
        assertRefused(
                () -> lambda().getFunction(r -> r.functionName("arn:aws:lambda:eu-west-1:123456789012:function:fn")),
                404,
                "ResourceNotFoundException",
                "Functions from 'eu-west-1' are not reachable in this region ('us-east-1')");
        assertRefused(
                () -> lambda().getFunction(r -> r.functionName("f n")),
                400,
                "ValidationException",
                "1 validation error detected: Value 'f n' at 'functionName' failed to satisfy constraint: Member must"
                        + " satisfy regular expression pattern: (arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}"
                        + "((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_\\.]+)"
                        + "(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?");
    }

    @Test
    void listsWithoutStateInPagesOfFifty() {
        IntStream.range(0, 60).forEach(n -> Functions.create(sandbox, "many-%02d".formatted(n), "hello"));
        ListFunctionsResponse first = lambda().listFunctions(r -> r.maxItems(1000));
        assertThat(first.functions()).hasSize(50).allMatch(function -> function.state() == null);
        assertThat(first.functions()).allMatch(function -> function.runtimeVersionConfig() == null);
        assertThat(first.nextMarker()).isNotBlank();
        assertThat(lambda().listFunctionsPaginator(r -> r.maxItems(7)).functions().stream()
                        .filter(function -> function.functionName().startsWith("many-")))
                .hasSize(60);
        assertRefused(
                () -> lambda().listFunctions(r -> r.maxItems(10_001)),
                400,
                "ValidationException",
                "1 validation error detected: Value '10001' at 'maxItems' failed to satisfy constraint:"
                        + " Member must have value less than or equal to 10000");
    }

    @Test
    void holdsNamesUnique() {
        Functions.create(sandbox, "fn", "hello");
        assertRefused(
                () -> lambda().createFunction(Functions.request("fn", "hello")),
                409,
                "ResourceConflictException",
                "Function already exist: fn");
        assertThat(body(() -> lambda().createFunction(Functions.request("fn", "hello"))))
                .isEqualTo("{\"Type\":\"User\",\"message\":\"Function already exist: fn\"}");
    }

    @Test
    void needsARoleThatLambdaMayAssume() {
        assertRoleRefused();
        sandbox.admin()
                .iam()
                .createRole(r -> r.roleName("runner").assumeRolePolicyDocument(Functions.trust("ec2.amazonaws.com")));
        assertRoleRefused();
        sandbox.admin()
                .iam()
                .updateAssumeRolePolicy(
                        r -> r.roleName("runner").policyDocument(Functions.trust("lambda.amazonaws.com")));
        lambda().createFunction(Functions.request("fn", "hello"));
    }

    private void assertRoleRefused() {
        assertRefused(
                () -> lambda().createFunction(Functions.request("fn", "hello")),
                400,
                "InvalidParameterValueException",
                "The role defined for the function cannot be assumed by Lambda.");
    }

    @Test
    void refusesWhatIsNotCode() {
        Functions.role(sandbox);
        assertRefused(
                () -> lambda().createFunction(Functions.request("fn", "hello").toBuilder()
                        .code(code -> code.zipFile(SdkBytes.fromUtf8String("no zip")))
                        .build()),
                400,
                "InvalidParameterValueException",
                "Could not unzip uploaded file. Please check your file, then try to upload again.");
        assertRefused(
                () -> lambda().createFunction(Functions.request("fn", "hello").toBuilder()
                        .timeout(901)
                        .build()),
                400,
                "ValidationException",
                "1 validation error detected: Value '901' at 'timeout' failed to satisfy constraint: Member must have"
                        + " value less than or equal to 900");
        assertRefused(
                () -> lambda().createFunction(Functions.request("fn", "hello").toBuilder()
                        .vpcConfig(vpc -> vpc.subnetIds("subnet-1"))
                        .build()),
                400,
                "InvalidParameterValueException",
                "The sandbox runs functions without VpcConfig.");
    }

    @Test
    void saysWhichFunctionIsMissing() {
        assertMissing(() -> lambda().getFunction(r -> r.functionName("none")), "Function not found: " + ARN + "none");
        assertMissing(
                () -> lambda().deleteFunction(r -> r.functionName("none")), "Function not found: " + ARN + "none");
        Functions.create(sandbox, "fn", "hello");
        assertMissing(
                () -> lambda().getFunction(r -> r.functionName("fn").qualifier("42")),
                "Function not found: " + ARN + "fn:42");
        assertThat(body(() -> lambda().getFunction(r -> r.functionName("none"))))
                .isEqualTo("{\"Type\":\"User\",\"Message\":\"Function not found: " + ARN + "none\"}");
    }

    @Test
    void deletesAFunctionWithEverythingOfIt() {
        Functions.create(sandbox, "fn", "hello");
        assertRefused(
                () -> lambda().deleteFunction(r -> r.functionName("fn").qualifier("$LATEST")),
                400,
                "InvalidParameterValueException",
                "$LATEST version cannot be deleted without deleting the function.");
        lambda().deleteFunction(r -> r.functionName("fn"));
        assertMissing(() -> lambda().getFunction(r -> r.functionName("fn")), "Function not found: " + ARN + "fn");
    }

    @Test
    void reservesConcurrency() {
        Functions.create(sandbox, "fn", "hello");
        assertThat(reserved()).isNull();
        lambda().putFunctionConcurrency(r -> r.functionName("fn").reservedConcurrentExecutions(5));
        assertThat(lambda().getFunction(r -> r.functionName("fn")).concurrency().reservedConcurrentExecutions())
                .isEqualTo(5);
        assertThat(lambda().getAccountSettings().accountLimit().unreservedConcurrentExecutions())
                .isEqualTo(995);
        assertRefused(
                () -> lambda().putFunctionConcurrency(r -> r.functionName("fn").reservedConcurrentExecutions(901)),
                400,
                "InvalidParameterValueException",
                "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution"
                        + " below its minimum value of [100].");
        lambda().deleteFunctionConcurrency(r -> r.functionName("fn"));
        assertThat(reserved()).isNull();
    }

    private Integer reserved() {
        return lambda().getFunctionConcurrency(r -> r.functionName("fn")).reservedConcurrentExecutions();
    }

    private static void assertMissing(ThrowingCallable call, String message) {
        assertRefused(call, 404, "ResourceNotFoundException", message);
    }

    private LambdaClient lambda() {
        return sandbox.admin().lambda();
    }
}
