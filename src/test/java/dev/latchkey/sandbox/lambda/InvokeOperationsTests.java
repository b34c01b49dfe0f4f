package dev.latchkey.sandbox.lambda;

import static dev.latchkey.sandbox.Refusals.assertRefused;
import static dev.latchkey.sandbox.Refusals.body;
import static dev.latchkey.sandbox.lambda.Functions.ARN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sandbox.RunningSandbox;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;

class InvokeOperationsTests {

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    @Test
    void returnsWhatTheFunctionReturns() {
        Functions.create(sandbox, "fn", "echo");
        InvokeResponse answer =
                lambda().invoke(r -> r.functionName("fn").payload(SdkBytes.fromUtf8String("{\"a\":[1,2]}")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.payload().asUtf8String()).isEqualTo("{\"a\":[1,2]}");
        assertThat(answer.executedVersion()).isEqualTo("$LATEST");
        assertThat(answer.functionError()).isNull();
        assertThat(answer.logResult()).isNull();
    }

    @Test
    void tellsAFailureInAHeader() {
        Functions.create(sandbox, "fn", "failing");
        InvokeResponse answer = lambda().invoke(r -> r.functionName("fn").logType(LogType.TAIL));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.functionError()).isEqualTo("Unhandled");
        assertThat(answer.payload().asUtf8String())
                .contains("\"errorMessage\":")
                .contains("\"errorType\":");
        assertThat(new String(Base64.getDecoder().decode(answer.logResult()), UTF_8))
                .contains("START RequestId: ")
                .contains("REPORT RequestId: ");
    }

    @Test
    void acceptsAnEventAndADryRun() {
        Functions.create(sandbox, "fn", "hello");
        InvokeResponse event = lambda().invoke(r -> r.functionName("fn").invocationType(InvocationType.EVENT));
        assertThat(event.statusCode()).isEqualTo(202);
        assertThat(event.payload().asUtf8String()).isEmpty();
        assertThat(lambda().invoke(r -> r.functionName("fn").invocationType(InvocationType.DRY_RUN))
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void runsTheVersionOfAnAlias() {
        Functions.create(sandbox, "fn", "hello");
        lambda().publishVersion(r -> r.functionName("fn"));
        lambda().createAlias(r -> r.functionName("fn").name("prod").functionVersion("1"));
        assertThat(lambda().invoke(r -> r.functionName("fn").qualifier("prod")).executedVersion())
                .isEqualTo("1");
    }

    @Test
    void saysWhatIsMissing() {
        assertRefused(
                () -> lambda().invoke(r -> r.functionName("doesnotexist")),
                404,
                "ResourceNotFoundException",
                "Function not found: " + ARN + "doesnotexist:$LATEST");
        Functions.create(sandbox, "fn", "hello");
        assertRefused(
                () -> lambda().invoke(r -> r.functionName("fn").qualifier("7")),
                404,
                "ResourceNotFoundException",
                "Function not found: " + ARN + "fn:7");
    }

    @Test
    void refusesWhatIsNotJsonOrTooLarge() {
        Functions.create(sandbox, "fn", "hello");
        assertThat(body(() -> lambda().invoke(r -> r.functionName("fn").payload(SdkBytes.fromUtf8String("{a")))))
                .startsWith("{\"Type\":\"User\",\"message\":\"Could not parse request body into json:");
        byte[] event = ("\"" + "x".repeat(1024 * 1024) + "\"").getBytes(UTF_8);
        assertRefused(
                () -> lambda().invoke(r -> r.functionName("fn")
                        .invocationType(InvocationType.EVENT)
                        .payload(SdkBytes.fromByteArray(event))),
                413,
                "RequestTooLargeException",
                "Request must be smaller than 1048576 bytes for the InvokeFunction operation");
        byte[] call = ("\"" + "x".repeat(7 * 1024 * 1024) + "\"").getBytes(UTF_8);
        assertRefused(
                () -> lambda().invoke(r -> r.functionName("fn").payload(SdkBytes.fromByteArray(call))),
                413,
                "RequestTooLargeException",
                "Request must be smaller than 6291456 bytes for the InvokeFunction operation");
    }

    @Test
    void isStoppedByAReservationOfNothing() {
        Functions.create(sandbox, "fn", "hello");
        lambda().putFunctionConcurrency(r -> r.functionName("fn").reservedConcurrentExecutions(0));
        assertRefused(
                () -> lambda().invoke(r -> r.functionName("fn")), 429, "TooManyRequestsException", "Rate Exceeded.");
        assertThat(body(() -> lambda().invoke(r -> r.functionName("fn"))))
                .contains("\"Reason\":\"ReservedFunctionConcurrentInvocationLimitExceeded\"")
                .contains("\"Type\":\"User\"");
    }

    private LambdaClient lambda() {
        return sandbox.admin().lambda();
    }
}
