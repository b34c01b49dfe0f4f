package dev.latchkey.sandbox.lambda;

import dev.latchkey.sandbox.account.FunctionVersion;
import dev.latchkey.sandbox.account.Identifiers;
import dev.latchkey.sandbox.account.LambdaFunction;
import dev.latchkey.sandbox.lambda.wire.Answers;
import dev.latchkey.sandbox.lambda.wire.Constraints;
import dev.latchkey.sandbox.lambda.wire.FunctionReference;
import dev.latchkey.sandbox.lambda.wire.LambdaCall;
import dev.latchkey.sandbox.lambda.wire.LambdaPage;
import dev.latchkey.sandbox.lambda.wire.LambdaPage.Keyed;
import dev.latchkey.sandbox.lambda.wire.LambdaRefusals;
import dev.latchkey.sandbox.operation.Access;
import dev.latchkey.sandbox.operation.RestAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** Functions as a whole (Lambda API Reference, "CreateFunction" and its neighbours). */
record FunctionOperations(Identifiers identifiers) {

    private static final String FUNCTIONS = "/2015-03-31/functions";

    /** A version of a function, for the list of all versions of all functions. */
    private record Listed(LambdaFunction function, FunctionVersion version) {}

    void addTo(LambdaOperations operations) {
        operations
                .add("CreateFunction", "POST", FUNCTIONS, this::create)
                .add("ListFunctions", "GET", FUNCTIONS, FunctionOperations::list)
                .add("GetFunction", "GET", LambdaOperations.FUNCTION, FunctionOperations::get)
                .add(
                        "GetFunctionConfiguration",
                        "GET",
                        LambdaOperations.FUNCTION + "/configuration",
                        FunctionOperations::configuration)
                .add("DeleteFunction", "DELETE", LambdaOperations.FUNCTION, FunctionOperations::delete)
                .add("ListTags", "GET", "/2017-03-31/tags/{Resource}", FunctionOperations::tags)
                .add("GetAccountSettings", "GET", "/2016-08-19/account-settings", FunctionOperations::settings);
    }

    private RestAnswer create(LambdaCall call) {
        NewFunction asked = NewFunction.read(call);
        FunctionReference reference = asked.reference();
        Access access = call.access(reference.functionArn());
        if (!asked.tags().isEmpty()) {
            access = access.with("aws:TagKeys", new ArrayList<>(asked.tags().keySet()));
        }
        for (Map.Entry<String, String> tag : asked.tags().entrySet()) {
            access = access.with("aws:RequestTag/" + tag.getKey(), tag.getValue());
        }
        call.signer().require(access);
        new ExecutionRole(asked.role()).require(call, reference.functionArn());
        if (call.account().function(reference.name()).isPresent()) {
            throw LambdaRefusals.conflict("Function already exist: " + reference.name());
        }
        FunctionVersion latest = asked.version(FunctionVersion.LATEST, identifiers.uuid(), call.now());
        LambdaFunction function = LambdaFunction.of(reference.name(), reference.functionArn(), latest)
                .withTags(asked.tags());
        if (asked.publish()) {
            FunctionVersion first = asked.version("1", identifiers.uuid(), call.now());
            function = function.withVersions(List.of(latest, first));
            call.account().put(function);
            return Answers.json(201, FunctionShapes.pending(function, first, "1"));
        }
        call.account().put(function);
        return Answers.json(201, FunctionShapes.pending(function, latest, null));
    }

    private static RestAnswer list(LambdaCall call) {
        call.query("FunctionVersion")
                .ifPresent(version -> Constraints.choice("functionVersion", version, List.of("ALL")));
        call.authorize("*");
        boolean all = call.query("FunctionVersion").isPresent();
        List<Listed> found = call.account().functions().stream()
                .flatMap(function -> function.versions().stream().map(version -> new Listed(function, version)))
                .filter(listed -> all || listed.version().version().equals(FunctionVersion.LATEST))
                .toList();
        Keyed<Listed> keyed = new Keyed<>(
                listed -> listed.function().name() + ":" + listed.version().version(),
                listed -> FunctionShapes.listed(
                        listed.function(),
                        listed.version(),
                        all ? listed.version().version() : null));
        return LambdaPage.of(call, 10_000, "Functions", found, keyed);
    }

    private static RestAnswer get(LambdaCall call) {
        FunctionReference reference = call.reference();
        LambdaFunction function = call.find(reference).orElseThrow(() -> LambdaRefusals.noFunction(reference.arn()));
        ObjectNode answer = Answers.object();
        answer.set("Configuration", shape(function, reference));
        answer.putObject("Code").put("RepositoryType", "S3");
        if (!function.tags().isEmpty()) {
            ObjectNode tags = answer.putObject("Tags");
            function.tags().forEach(tags::put);
        }
        if (function.reserved() != null) {
            answer.putObject("Concurrency").put("ReservedConcurrentExecutions", function.reserved());
        }
        return Answers.json(200, answer);
    }

    private static RestAnswer configuration(LambdaCall call) {
        FunctionReference reference = call.reference();
        LambdaFunction function = call.find(reference).orElseThrow(() -> LambdaRefusals.noFunction(reference.arn()));
        return Answers.json(200, shape(function, reference));
    }

    private static ObjectNode shape(LambdaFunction function, FunctionReference reference) {
        FunctionVersion version = LambdaCall.version(function, reference.qualifier())
                .orElseThrow(() -> LambdaRefusals.noFunction(reference.arn()));
        return FunctionShapes.active(function, version, reference.qualifier());
    }

    private static RestAnswer delete(LambdaCall call) {
        FunctionReference reference = call.reference();
        if (FunctionVersion.LATEST.equals(reference.qualifier())) {
            throw LambdaRefusals.parameter("$LATEST version cannot be deleted without deleting the function.");
        }
        if (reference.isAlias()) {
            throw LambdaRefusals.parameter("Deletion of aliases is not currently supported.");
        }
        LambdaFunction function =
                call.find(reference).orElseThrow(() -> LambdaRefusals.noFunction(reference.functionArn()));
        if (reference.qualifier() == null) {
            call.account().remove(function);
        } else {
            deleteVersion(call, function, reference.qualifier());
        }
        return Answers.empty(204);
    }

    private static void deleteVersion(LambdaCall call, LambdaFunction function, String number) {
        List<String> users = function.aliases().values().stream()
                .filter(alias ->
                        alias.version().equals(number) || alias.weights().containsKey(number))
                .map(alias -> function.arn(alias.name()))
                .toList();
        if (!users.isEmpty()) {
            throw LambdaRefusals.conflict(
                    "Unable to delete version because the following aliases reference it: " + users);
        }
        Map<String, String> policies = new TreeMap<>(function.policies());
        policies.remove(number);
        call.account()
                .put(function.withPolicies(new TreeMap<>(policies))
                        .withVersions(function.versions().stream()
                                .filter(version -> !version.version().equals(number))
                                .toList()));
    }

    private static RestAnswer tags(LambdaCall call) {
        FunctionReference reference = call.resource();
        LambdaFunction function =
                call.find(reference).orElseThrow(() -> LambdaRefusals.noFunction(reference.functionArn()));
        ObjectNode answer = Answers.object();
        ObjectNode tags = answer.putObject("Tags");
        function.tags().forEach(tags::put);
        return Answers.json(200, answer);
    }

    private static RestAnswer settings(LambdaCall call) {
        call.authorize("*");
        List<LambdaFunction> functions = call.account().functions();
        ObjectNode answer = Answers.object();
        answer.putObject("AccountLimit")
                .put("TotalCodeSize", 80_530_636_800L)
                .put("CodeSizeUnzipped", 262_144_000L)
                .put("CodeSizeZipped", 52_428_800L)
                .put("ConcurrentExecutions", ConcurrencyOperations.PER_ACCOUNT)
                .put(
                        "UnreservedConcurrentExecutions",
                        ConcurrencyOperations.PER_ACCOUNT - ConcurrencyOperations.reserved(functions));
        answer.putObject("AccountUsage")
                .put(
                        "TotalCodeSize",
                        functions.stream()
                                .flatMap(function -> function.versions().stream())
                                .mapToLong(FunctionVersion::codeSize)
                                .sum())
                .put("FunctionCount", functions.size());
        return Answers.json(200, answer);
    }
}
