package dev.latchkey.sandbox.lambda;

import dev.latchkey.sandbox.account.FunctionVersion;
import dev.latchkey.sandbox.lambda.wire.Constraints;
import dev.latchkey.sandbox.lambda.wire.FunctionReference;
import dev.latchkey.sandbox.lambda.wire.JsonBody;
import dev.latchkey.sandbox.lambda.wire.LambdaCall;
import dev.latchkey.sandbox.lambda.wire.LambdaRefusals;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;

/** What CreateFunction is asked for, held to the shapes of its request (Lambda API Reference, "CreateFunction"). */
record NewFunction(
        FunctionReference reference,
        String role,
        String runtime,
        String handler,
        String description,
        int timeout,
        int memory,
        SortedMap<String, String> environment,
        String architecture,
        CodePackage code,
        SortedMap<String, String> tags,
        boolean publish) {

    private static final Pattern ROLE =
            Pattern.compile("arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+");
    private static final Pattern HANDLER = Pattern.compile("[^\\s]+");
    private static final List<String> RUNTIMES = List.of(
            "nodejs18.x",
            "nodejs20.x",
            "nodejs22.x",
            "nodejs24.x",
            "java8.al2",
            "java11",
            "java17",
            "java21",
            "java25",
            "python3.8",
            "python3.9",
            "python3.10",
            "python3.11",
            "python3.12",
            "python3.13",
            "python3.14",
            "dotnet6",
            "dotnet8",
            "dotnet10",
            "ruby3.2",
            "ruby3.3",
            "ruby3.4",
            "provided.al2",
            "provided.al2023");
    private static final Set<String> TAKEN = Set.of(
            "FunctionName",
            "Role",
            "Runtime",
            "Handler",
            "Code",
            "Description",
            "Timeout",
            "MemorySize",
            "Publish",
            "Environment",
            "Tags",
            "Architectures",
            "PackageType");

    /** Members that may say what is so anyway. */
    private static final Map<String, Map<String, String>> SETTLED = Map.of(
            "EphemeralStorage", Map.of("Size", "512"),
            "TracingConfig", Map.of("Mode", "PassThrough"),
            "SnapStart", Map.of("ApplyOn", "None"),
            "LoggingConfig", Map.of("LogFormat", "Text"));

    static NewFunction read(LambdaCall call) {
        JsonBody body = call.body();
        FunctionReference reference = call.reference(body.text("FunctionName"));
        String role = Constraints.pattern("role", body.required("Role"), ROLE);
        Optional<String> runtime = body.choice("Runtime", RUNTIMES);
        body.choice("PackageType", List.of("Zip", "Image"));
        String handler = body.text("Handler");
        if (handler != null) {
            Constraints.pattern("handler", Constraints.length("handler", handler, 0, 128), HANDLER);
        }
        String description = Optional.ofNullable(body.text("Description")).orElse("");
        Integer timeout = body.number("Timeout", 1, 900);
        Integer memory = body.number("MemorySize", 128, 10_240);
        refuseTheUnknown(body);
        CodePackage code = CodePackage.read(body);
        if (runtime.isEmpty() || handler == null) {
            throw LambdaRefusals.parameter(
                    "Runtime and Handler are mandatory parameters for functions created with deployment packages.");
        }
        return new NewFunction(
                reference,
                role,
                runtime.get(),
                handler,
                Constraints.length("description", description, 0, 256),
                timeout == null ? 3 : timeout,
                memory == null ? 128 : memory,
                environment(body),
                architecture(body),
                code,
                body.map("Tags"),
                Boolean.TRUE.equals(body.flag("Publish")));
    }

    FunctionVersion version(String number, String revision, Instant now) {
        return new FunctionVersion(
                number,
                revision,
                runtime,
                role,
                handler,
                description,
                timeout,
                memory,
                environment,
                architecture,
                code.sha256(),
                code.size(),
                now);
    }

    private static SortedMap<String, String> environment(JsonBody body) {
        SortedMap<String, String> variables = body.structure("Environment").map("Variables");
        int size = variables.entrySet().stream()
                .mapToInt(variable ->
                        variable.getKey().length() + variable.getValue().length())
                .sum();
        if (size > 4096) {
            throw LambdaRefusals.parameter(
                    "Lambda was unable to configure your environment variables because the environment variables you"
                            + " have provided exceeded the 4KB limit. String measured: " + size);
        }
        return variables;
    }

    private static String architecture(JsonBody body) {
        List<String> given = body.texts("Architectures");
        if (given == null) {
            return "x86_64";
        }
        if (given.size() != 1 || !List.of("x86_64", "arm64").contains(given.getFirst())) {
            throw LambdaRefusals.validation(
                    "'" + given + "'",
                    "architectures",
                    "Member must satisfy constraint: [Member must satisfy enum value set: [x86_64, arm64]]");
        }
        return given.getFirst();
    }

    /** What the sandbox cannot do it says instead of forgetting it. */
    private static void refuseTheUnknown(JsonBody body) {
        for (String member : body.names()) {
            if (SETTLED.containsKey(member)) {
                JsonBody given = body.structure(member);
                SETTLED.get(member).forEach((name, value) -> {
                    if (given.has(name) && !value.equals(given.text(name))) {
                        throw unsupported(member);
                    }
                });
            } else if (!TAKEN.contains(member)) {
                throw unsupported(member);
            }
        }
    }

    private static RuntimeException unsupported(String member) {
        return LambdaRefusals.parameter("The sandbox runs functions without " + member + ".");
    }
}
