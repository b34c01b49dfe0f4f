package dev.latchkey.sandbox.lambda;

import dev.latchkey.sandbox.account.FunctionAlias;
import dev.latchkey.sandbox.account.FunctionVersion;
import dev.latchkey.sandbox.account.Identifiers;
import dev.latchkey.sandbox.account.LambdaFunction;
import dev.latchkey.sandbox.account.UrlConfig;
import dev.latchkey.sandbox.lambda.wire.Answers;
import dev.latchkey.sandbox.lambda.wire.Constraints;
import dev.latchkey.sandbox.lambda.wire.JsonBody;
import dev.latchkey.sandbox.lambda.wire.LambdaCall;
import dev.latchkey.sandbox.lambda.wire.LambdaPage;
import dev.latchkey.sandbox.lambda.wire.LambdaPage.Keyed;
import dev.latchkey.sandbox.lambda.wire.LambdaRefusals;
import dev.latchkey.sandbox.operation.RestAnswer;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Aliases (Lambda API Reference, "CreateAlias" and its neighbours). */
record AliasOperations(Identifiers identifiers) {

    private static final String ALIASES = LambdaOperations.FUNCTION + "/aliases";
    private static final Pattern NAME = Pattern.compile("(?!^[0-9]+$)([a-zA-Z0-9-_]+)");
    private static final Pattern VERSION = Pattern.compile("(\\$LATEST|[0-9]+)");

    void addTo(LambdaOperations operations) {
        operations
                .add("CreateAlias", "POST", ALIASES, this::create)
                .add("ListAliases", "GET", ALIASES, AliasOperations::list)
                .add("GetAlias", "GET", ALIASES + "/{Name}", AliasOperations::get)
                .add("UpdateAlias", "PUT", ALIASES + "/{Name}", this::update)
                .add("DeleteAlias", "DELETE", ALIASES + "/{Name}", AliasOperations::delete);
    }

    private RestAnswer create(LambdaCall call) {
        JsonBody body = call.body();
        String name = Constraints.pattern("name", Constraints.length("name", body.required("Name"), 1, 128), NAME);
        String version = Constraints.pattern("functionVersion", body.required("FunctionVersion"), VERSION);
        String words = description(body);
        LambdaFunction function = call.function();
        if (function.version(version).isEmpty()) {
            throw LambdaRefusals.noFunction(function.arn(version));
        }
        if (function.aliases().containsKey(name)) {
            throw LambdaRefusals.conflict("Alias already exists: " + function.arn(name));
        }
        FunctionAlias alias = new FunctionAlias(
                name, version, words == null ? "" : words, weights(body, function, version), identifiers.uuid());
        put(call, function, alias);
        return Answers.json(201, FunctionShapes.alias(function, alias));
    }

    private static RestAnswer list(LambdaCall call) {
        LambdaFunction function = call.function();
        List<FunctionAlias> aliases = function.aliases().values().stream()
                .filter(alias -> call.query("FunctionVersion")
                        .filter(version -> !version.equals(alias.version()))
                        .isEmpty())
                .toList();
        return LambdaPage.of(
                call,
                10_000,
                "Aliases",
                aliases,
                new Keyed<>(FunctionAlias::name, alias -> FunctionShapes.alias(function, alias)));
    }

    private static RestAnswer get(LambdaCall call) {
        LambdaFunction function = call.function();
        return Answers.json(200, FunctionShapes.alias(function, existing(call, function)));
    }

    private RestAnswer update(LambdaCall call) {
        JsonBody body = call.body();
        String version = body.text("FunctionVersion");
        String words = description(body);
        LambdaFunction function = call.function();
        FunctionAlias alias = existing(call, function);
        String revision = body.text("RevisionId");
        if (revision != null && !revision.equals(alias.revision())) {
            throw LambdaRefusals.staleRevision("GetFunction/GetAlias");
        }
        String target = version == null ? alias.version() : Constraints.pattern("functionVersion", version, VERSION);
        if (function.version(target).isEmpty()) {
            throw LambdaRefusals.noFunction(function.arn(target));
        }
        FunctionAlias changed = new FunctionAlias(
                alias.name(),
                target,
                words == null ? alias.description() : words,
                body.has("RoutingConfig") ? weights(body, function, target) : alias.weights(),
                identifiers.uuid());
        put(call, function, changed);
        return Answers.json(200, FunctionShapes.alias(function, changed));
    }

    /** An alias that is not there is deleted all the same; its URL and its policy go with it. */
    private static RestAnswer delete(LambdaCall call) {
        String name = call.label("Name");
        LambdaFunction function = call.function();
        SortedMap<String, FunctionAlias> aliases = new TreeMap<>(function.aliases());
        SortedMap<String, UrlConfig> urls = new TreeMap<>(function.urls());
        SortedMap<String, String> policies = new TreeMap<>(function.policies());
        if (aliases.remove(name) != null) {
            urls.remove(name);
            policies.remove(name);
            call.account().put(function.withAliases(aliases).withUrls(urls).withPolicies(policies));
        }
        return Answers.empty(204);
    }

    private static FunctionAlias existing(LambdaCall call, LambdaFunction function) {
        FunctionAlias alias = function.aliases().get(call.label("Name"));
        if (alias == null) {
            throw LambdaRefusals.noAlias(function.arn(call.label("Name")));
        }
        return alias;
    }

    private static void put(LambdaCall call, LambdaFunction function, FunctionAlias alias) {
        SortedMap<String, FunctionAlias> aliases = new TreeMap<>(function.aliases());
        aliases.put(alias.name(), alias);
        call.account().put(function.withAliases(aliases));
    }

    private static @Nullable String description(JsonBody body) {
        String words = body.text("Description");
        return words == null ? null : Constraints.length("description", words, 0, 256);
    }

    /** At most one further version, and never beside {@code $LATEST}. */
    private static SortedMap<String, Double> weights(JsonBody body, LambdaFunction function, String version) {
        SortedMap<String, Double> weights = body.structure("RoutingConfig").numbers("AdditionalVersionWeights");
        if (weights.size() > 1) {
            throw LambdaRefusals.parameter("Number of items in AdditionalVersionWeights cannot be greater than 1");
        }
        weights.forEach((number, share) -> {
            if (share < 0 || share > 1) {
                throw LambdaRefusals.validation(
                        "'{" + number + "=" + share + "}'",
                        "routingConfig.additionalVersionWeights",
                        "Map value must satisfy constraint: [Member must have value less than or equal to 1.0,"
                                + " Member must have value greater than or equal to 0.0, Member must not be null]");
            }
            if (number.equals(version)) {
                throw LambdaRefusals.parameter("Invalid function version " + version + ". Function version " + version
                        + " is already included in routing configuration.");
            }
            if (version.equals(FunctionVersion.LATEST)) {
                throw LambdaRefusals.parameter("$LATEST is not supported for an alias pointing to more than 1 version");
            }
            if (function.version(number).isEmpty()) {
                throw LambdaRefusals.noFunction(function.arn(number));
            }
        });
        return weights;
    }
}
