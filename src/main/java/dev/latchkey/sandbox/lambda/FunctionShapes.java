package dev.latchkey.sandbox.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.sandbox.account.FunctionAlias;
import dev.latchkey.sandbox.account.FunctionVersion;
import dev.latchkey.sandbox.account.LambdaFunction;
import dev.latchkey.sandbox.lambda.wire.Answers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The shapes functions, versions and aliases are told in (Lambda API Reference, "FunctionConfiguration"). */
final class FunctionShapes {

    private static final DateTimeFormatter MODIFIED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ").withZone(ZoneOffset.UTC);

    private FunctionShapes() {}

    /** As GetFunction tells it: ready. */
    static ObjectNode active(LambdaFunction function, FunctionVersion version, @Nullable String qualifier) {
        return running(function, version, qualifier).put("State", "Active").put("LastUpdateStatus", "Successful");
    }

    /** As CreateFunction tells it: on its way. */
    static ObjectNode pending(LambdaFunction function, FunctionVersion version, @Nullable String qualifier) {
        return running(function, version, qualifier)
                .put("State", "Pending")
                .put("StateReason", "The function is being created.")
                .put("StateReasonCode", "Creating");
    }

    private static ObjectNode running(LambdaFunction function, FunctionVersion version, @Nullable String qualifier) {
        ObjectNode shape = listed(function, version, qualifier);
        shape.putObject("RuntimeVersionConfig")
                .put("RuntimeVersionArn", "arn:aws:lambda:" + region(function) + "::runtime:" + digest(version));
        return shape;
    }

    /** As ListFunctions tells it: without state and runtime version. */
    static ObjectNode listed(LambdaFunction function, FunctionVersion version, @Nullable String qualifier) {
        ObjectNode shape = Answers.object()
                .put("FunctionName", function.name())
                .put("FunctionArn", function.arn(qualifier))
                .put("Runtime", version.runtime())
                .put("Role", version.role())
                .put("Handler", version.handler())
                .put("CodeSize", version.codeSize())
                .put("Description", version.description())
                .put("Timeout", version.timeout())
                .put("MemorySize", version.memory())
                .put("LastModified", MODIFIED.format(version.modified()))
                .put("CodeSha256", version.codeSha256())
                .put("Version", version.version())
                .put("RevisionId", version.revision())
                .put("PackageType", "Zip");
        shape.putObject("TracingConfig").put("Mode", "PassThrough");
        shape.putArray("Architectures").add(version.architecture());
        shape.putObject("EphemeralStorage").put("Size", 512);
        shape.putObject("SnapStart").put("ApplyOn", "None").put("OptimizationStatus", "Off");
        shape.putObject("LoggingConfig").put("LogFormat", "Text").put("LogGroup", "/aws/lambda/" + function.name());
        if (!version.environment().isEmpty()) {
            ObjectNode variables = shape.putObject("Environment").putObject("Variables");
            version.environment().forEach(variables::put);
        }
        return shape;
    }

    static ObjectNode alias(LambdaFunction function, FunctionAlias alias) {
        ObjectNode shape = Answers.object()
                .put("AliasArn", function.arn(alias.name()))
                .put("Name", alias.name())
                .put("FunctionVersion", alias.version())
                .put("Description", alias.description())
                .put("RevisionId", alias.revision());
        if (!alias.weights().isEmpty()) {
            ObjectNode weights = shape.putObject("RoutingConfig").putObject("AdditionalVersionWeights");
            alias.weights().forEach(weights::put);
        }
        return shape;
    }

    private static String region(LambdaFunction function) {
        return function.arn().split(":", 6)[3];
    }

    /** Every runtime has its own version ARN. */
    private static String digest(FunctionVersion version) {
        try {
            byte[] name = String.valueOf(version.runtime()).getBytes(UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(name));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
