package dev.latchkey.sandbox.lambda;

import dev.latchkey.sandbox.account.Identifiers;
import dev.latchkey.sandbox.account.LambdaFunction;
import dev.latchkey.sandbox.account.UrlConfig;
import dev.latchkey.sandbox.lambda.wire.Answers;
import dev.latchkey.sandbox.lambda.wire.Constraints;
import dev.latchkey.sandbox.lambda.wire.FunctionReference;
import dev.latchkey.sandbox.lambda.wire.JsonBody;
import dev.latchkey.sandbox.lambda.wire.LambdaCall;
import dev.latchkey.sandbox.lambda.wire.LambdaPage;
import dev.latchkey.sandbox.lambda.wire.LambdaPage.Keyed;
import dev.latchkey.sandbox.lambda.wire.LambdaRefusals;
import dev.latchkey.sandbox.operation.Access;
import dev.latchkey.sandbox.operation.RestAnswer;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Function URLs (Lambda API Reference, "CreateFunctionUrlConfig" and its neighbours). */
record UrlConfigOperations(Identifiers identifiers, IntSupplier port) {

    private static final String FUNCTION = "/2021-10-31/functions/{FunctionName}";
    private static final List<String> AUTH_TYPES = List.of("NONE", "AWS_IAM");
    private static final List<String> INVOKE_MODES = List.of("RESPONSE_STREAM", "BUFFERED");

    void addTo(LambdaOperations operations) {
        operations
                .add("CreateFunctionUrlConfig", "POST", FUNCTION + "/url", this::create)
                .add("GetFunctionUrlConfig", "GET", FUNCTION + "/url", this::get)
                .add("UpdateFunctionUrlConfig", "PUT", FUNCTION + "/url", this::update)
                .add("DeleteFunctionUrlConfig", "DELETE", FUNCTION + "/url", this::delete)
                .add("ListFunctionUrlConfigs", "GET", FUNCTION + "/urls", this::list);
    }

    private RestAnswer create(LambdaCall call) {
        JsonBody body = call.body();
        FunctionReference reference = call.urlReference();
        String authType = Constraints.choice("authType", body.required("AuthType"), AUTH_TYPES);
        Optional<String> invokeMode = body.choice("InvokeMode", INVOKE_MODES);
        UrlConfig.Cors cors = UrlShapes.cors(body);
        LambdaFunction function = qualified(call, reference, authType);
        if (function.urls().containsKey(key(reference))) {
            throw LambdaRefusals.conflict("Failed to create function url config for [functionArn = " + reference.arn()
                    + "]. Error message:  FunctionUrlConfig exists for this Lambda function");
        }
        UrlConfig url = new UrlConfig(
                identifiers.url(),
                reference.qualifier(),
                authType,
                invokeMode.orElse(null),
                cors,
                call.now(),
                call.now());
        put(call, function, url);
        return Answers.json(201, shapes(call).created(function, url));
    }

    private RestAnswer get(LambdaCall call) {
        FunctionReference reference = call.urlReference();
        LambdaFunction function =
                call.find(reference, inForce(call, reference)).orElseThrow(LambdaRefusals::noResource);
        return Answers.json(200, shapes(call).full(function, existing(function, reference)));
    }

    /** Members that are left out keep their value. */
    private RestAnswer update(LambdaCall call) {
        JsonBody body = call.body();
        FunctionReference reference = call.urlReference();
        Optional<String> authType = body.choice("AuthType", AUTH_TYPES);
        Optional<String> invokeMode = body.choice("InvokeMode", INVOKE_MODES);
        UrlConfig.Cors cors = UrlShapes.cors(body);
        LambdaFunction function = qualified(call, reference, authType.orElse(null));
        UrlConfig former = existing(function, reference);
        UrlConfig url = new UrlConfig(
                former.urlId(),
                former.qualifier(),
                authType.orElse(former.authType()),
                invokeMode.orElse(former.invokeMode()),
                cors == null ? former.cors() : cors,
                former.created(),
                call.now());
        put(call, function, url);
        return Answers.json(200, shapes(call).updated(function, url));
    }

    /** The policy statements stay: a later URL of this function is open to whom they let in. */
    private RestAnswer delete(LambdaCall call) {
        FunctionReference reference = call.urlReference();
        LambdaFunction function =
                call.find(reference, inForce(call, reference)).orElseThrow(LambdaRefusals::noResource);
        existing(function, reference);
        SortedMap<String, UrlConfig> urls = new TreeMap<>(function.urls());
        urls.remove(key(reference));
        call.account().put(function.withUrls(urls));
        return Answers.empty(204);
    }

    private RestAnswer list(LambdaCall call) {
        FunctionReference reference = call.urlReference();
        FunctionReference whole =
                new FunctionReference(reference.account(), reference.region(), reference.name(), null);
        LambdaFunction function = call.find(whole).orElseThrow(UrlConfigOperations::noFunction);
        Keyed<UrlConfig> keyed = new Keyed<>(
                url -> "/" + (url.qualifier() == null ? "" : url.qualifier()),
                url -> shapes(call).full(function, url));
        return LambdaPage.of(
                call, 50, "FunctionUrlConfigs", List.copyOf(function.urls().values()), keyed);
    }

    /** The function of a config that is written; its alias must be there. */
    private static LambdaFunction qualified(LambdaCall call, FunctionReference reference, @Nullable String authType) {
        LambdaFunction function =
                call.find(reference, keys(reference, authType)).orElseThrow(UrlConfigOperations::noFunction);
        if (reference.qualifier() != null && !function.aliases().containsKey(reference.qualifier())) {
            throw noFunction();
        }
        return function;
    }

    private static UnaryOperator<Access> keys(FunctionReference reference, @Nullable String authType) {
        return access ->
                access.with("lambda:FunctionArn", reference.functionArn()).with("lambda:FunctionUrlAuthType", authType);
    }

    /** The keys of a call that asks for no AuthType: the one in force counts. */
    private static UnaryOperator<Access> inForce(LambdaCall call, FunctionReference reference) {
        return keys(
                reference,
                call.account()
                        .function(reference.name())
                        .map(function -> function.urls().get(key(reference)))
                        .map(UrlConfig::authType)
                        .orElse(null));
    }

    private static UrlConfig existing(LambdaFunction function, FunctionReference reference) {
        UrlConfig url = function.urls().get(key(reference));
        if (url == null) {
            throw LambdaRefusals.noResource();
        }
        return url;
    }

    private static void put(LambdaCall call, LambdaFunction function, UrlConfig url) {
        SortedMap<String, UrlConfig> urls = new TreeMap<>(function.urls());
        urls.put(url.qualifier() == null ? LambdaFunction.UNQUALIFIED : url.qualifier(), url);
        call.account().put(function.withUrls(urls));
    }

    private UrlShapes shapes(LambdaCall call) {
        return new UrlShapes(call.account().region(), port.getAsInt());
    }

    private static String key(FunctionReference reference) {
        return reference.qualifier() == null ? LambdaFunction.UNQUALIFIED : reference.qualifier();
    }

    private static RuntimeException noFunction() {
        return LambdaRefusals.missing("Function does not exist");
    }
}
