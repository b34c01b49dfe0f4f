package dev.latchkey.sandbox.server;

import dev.latchkey.sandbox.account.FunctionVersion;
import dev.latchkey.sandbox.account.LambdaFunction;
import dev.latchkey.sandbox.handler.Handler;
import dev.latchkey.sandbox.handler.Handlers;
import dev.latchkey.sandbox.lambda.FunctionRunner;
import dev.latchkey.sandbox.operation.Refusal;
import dev.latchkey.sandbox.url.Concurrency;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Runs a handler for Lambda's Invoke. */
record DirectRun(Concurrency concurrency, World world) implements FunctionRunner {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public Outcome run(FunctionVersion version, String functionArn, byte[] event, String requestId) {
        Optional<LambdaFunction> function = world.account().functions().stream()
                .filter(one -> functionArn.equals(one.arn()) || functionArn.startsWith(one.arn() + ":"))
                .findFirst();
        String name = function.map(LambdaFunction::name).orElse(functionArn);
        Integer reserved = function.map(LambdaFunction::reserved).orElse(null);
        if (!concurrency.enter(name, reserved)) {
            throw new Refusal(
                    429,
                    "TooManyRequestsException",
                    "Rate Exceeded.",
                    Map.of("Reason", "ReservedFunctionConcurrentInvocationLimitExceeded"));
        }
        try {
            return outcome(Handlers.of(version.handler()).run(event, version.timeout()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed("Runtime.ExitError", "The sandbox is stopping");
        } finally {
            concurrency.leave(name);
        }
    }

    private static Outcome outcome(Handler.Outcome outcome) throws InterruptedException {
        return switch (outcome) {
            case Handler.Returned returned -> new Outcome(returned.payload(), null);
            case Handler.Failed failed -> failed(failed.errorType(), failed.errorMessage());
            case Handler.Streamed streamed -> collected(streamed);
        };
    }

    /** Invoke without streaming gets what was written as one text. */
    private static Outcome collected(Handler.Streamed streamed) throws InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            streamed.body().writeTo(body);
        } catch (IOException e) {
            return failed("Runtime.StreamError", "The stream ended early");
        }
        return new Outcome(JSON.writeValueAsBytes(body.toString(StandardCharsets.UTF_8)), null);
    }

    private static Outcome failed(String type, String message) {
        Map<String, String> error = new LinkedHashMap<>();
        error.put("errorType", type);
        error.put("errorMessage", message);
        return new Outcome(JSON.writeValueAsBytes(error), "Unhandled");
    }
}
