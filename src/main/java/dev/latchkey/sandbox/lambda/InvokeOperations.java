package dev.latchkey.sandbox.lambda;

import dev.latchkey.sandbox.account.FunctionVersion;
import dev.latchkey.sandbox.account.Identifiers;
import dev.latchkey.sandbox.account.LambdaFunction;
import dev.latchkey.sandbox.lambda.wire.Answers;
import dev.latchkey.sandbox.lambda.wire.Constraints;
import dev.latchkey.sandbox.lambda.wire.FunctionReference;
import dev.latchkey.sandbox.lambda.wire.LambdaCall;
import dev.latchkey.sandbox.lambda.wire.LambdaRefusals;
import dev.latchkey.sandbox.operation.RestAnswer;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Direct invocation; its IAM action is lambda:InvokeFunction (Lambda API Reference, "Invoke"). */
record InvokeOperations(Identifiers identifiers) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SYNCHRONOUS = 6 * 1024 * 1024;
    private static final int ASYNCHRONOUS = 1024 * 1024;

    void addTo(LambdaOperations operations) {
        operations.addRaw("Invoke", "InvokeFunction", "POST", LambdaOperations.FUNCTION + "/invocations", this::invoke);
    }

    private RestAnswer invoke(LambdaCall call) {
        FunctionReference reference = call.reference();
        String type = Constraints.choice(
                "invocationType",
                call.header("x-amz-invocation-type").orElse("RequestResponse"),
                List.of("Event", "RequestResponse", "DryRun"));
        boolean tail = Constraints.choice(
                        "logType", call.header("x-amz-log-type").orElse("None"), List.of("None", "Tail"))
                .equals("Tail");
        LambdaFunction function = call.find(reference).orElseThrow(() -> noFunction(reference));
        FunctionVersion version =
                LambdaCall.version(function, reference.qualifier()).orElseThrow(() -> noFunction(reference));
        requireSize(call, type.equals("Event") ? ASYNCHRONOUS : SYNCHRONOUS);
        requireJson(call.bytes());
        if (type.equals("DryRun")) {
            return Answers.empty(204);
        }
        if (function.reserved() != null && function.reserved() == 0) {
            throw LambdaRefusals.throttled();
        }
        DirectRun run = new DirectRun(version, call.bytes(), identifiers.uuid(), tail);
        if (type.equals("Event")) {
            Thread.startVirtualThread(run::answer);
            return Answers.empty(202);
        }
        return new RestAnswer.Later(run::answer);
    }

    private static void requireSize(LambdaCall call, int most) {
        if (call.bytes().length > most) {
            throw LambdaRefusals.tooLarge(most, "InvokeFunction");
        }
    }

    private static void requireJson(byte[] payload) {
        try {
            if (payload.length > 0) {
                JSON.readTree(payload);
            }
        } catch (JacksonException notJson) {
            throw LambdaRefusals.content("Could not parse request body into json: Could not parse payload into json: "
                    + notJson.getOriginalMessage());
        }
    }

    /** Tells the version it looked for, {@code $LATEST} when none was named. */
    private static RuntimeException noFunction(FunctionReference reference) {
        return LambdaRefusals.noFunction(
                reference.qualifier() == null ? reference.arn() + ":" + FunctionVersion.LATEST : reference.arn());
    }
}
