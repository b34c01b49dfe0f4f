package dev.latchkey.sandbox.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.sandbox.account.FunctionVersion;
import dev.latchkey.sandbox.handler.Handler;
import dev.latchkey.sandbox.handler.Handlers;
import dev.latchkey.sandbox.lambda.wire.Answers;
import dev.latchkey.sandbox.operation.RestAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** One run of a function that was invoked directly, and the answer made of it. */
record DirectRun(FunctionVersion version, byte[] event, String requestId, boolean tail) {

    private static final int LOG = 4096;
    private static final int LARGEST = 6 * 1024 * 1024 + 100;

    RestAnswer.Now answer() {
        long started = System.nanoTime();
        Map<String, String> headers = new TreeMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("X-Amz-Executed-Version", version.version());
        byte[] payload = payload(headers);
        if (tail) {
            headers.put("X-Amz-Log-Result", log(System.nanoTime() - started));
        }
        return new RestAnswer.Now(200, headers, payload);
    }

    private byte[] payload(Map<String, String> headers) {
        try {
            byte[] given = event.length == 0 ? "{}".getBytes(UTF_8) : event;
            byte[] payload = switch (Handlers.of(version.handler()).run(given, version.timeout())) {
                case Handler.Returned returned -> returned.payload();
                case Handler.Streamed streamed -> collected(streamed);
                case Handler.Failed failed -> failure(headers, failed.errorType(), failed.errorMessage());
            };
            return payload.length <= LARGEST ? payload : tooLarge(headers);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return failure(headers, "Sandbox.Interrupted", "The sandbox stopped");
        } catch (IOException broken) {
            return failure(headers, "Runtime.StreamError", String.valueOf(broken.getMessage()));
        }
    }

    private static byte[] collected(Handler.Streamed streamed) throws IOException, InterruptedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        streamed.body().writeTo(bytes);
        return bytes.toByteArray();
    }

    private static byte[] tooLarge(Map<String, String> headers) {
        return failure(
                headers,
                "Function.ResponseSizeTooLarge",
                "Response payload size exceeded maximum allowed payload size (" + LARGEST + " bytes).");
    }

    private static byte[] failure(Map<String, String> headers, String type, String message) {
        headers.put("X-Amz-Function-Error", "Unhandled");
        return Answers.text(Answers.object().put("errorMessage", message).put("errorType", type))
                .getBytes(UTF_8);
    }

    /** The lines Lambda itself writes, at most the last 4 KB. */
    private String log(long nanoseconds) {
        double milliseconds = nanoseconds / 10_000 / 100.0;
        byte[] lines = ("START RequestId: " + requestId + " Version: " + version.version() + "\nEND RequestId: "
                        + requestId + "\nREPORT RequestId: " + requestId + "\tDuration: " + milliseconds
                        + " ms\tBilled Duration: " + (long) Math.ceil(milliseconds) + " ms\tMemory Size: "
                        + version.memory() + " MB\n")
                .getBytes(UTF_8);
        return Base64.getEncoder()
                .encodeToString(Arrays.copyOfRange(lines, Math.max(0, lines.length - LOG), lines.length));
    }
}
