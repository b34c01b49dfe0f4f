package dev.latchkey.sandbox.lambda.wire;

import dev.latchkey.sandbox.account.Account;
import dev.latchkey.sandbox.account.FunctionVersion;
import dev.latchkey.sandbox.account.LambdaFunction;
import dev.latchkey.sandbox.lambda.wire.FunctionReference.Form;
import dev.latchkey.sandbox.operation.Access;
import dev.latchkey.sandbox.operation.RestCall;
import dev.latchkey.sandbox.operation.Signer;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One call to Lambda. What it names is read, then the signer is authorised for it, and only then is it looked for:
 * nobody learns what exists without permission.
 */
public final class LambdaCall {

    private final String action;
    private final RestCall call;
    private final JsonBody body;

    /** @param readsJson false when the body belongs to the function */
    public LambdaCall(String action, RestCall call, boolean readsJson) {
        this.action = "lambda:" + action;
        this.call = call;
        this.body = JsonBody.read(readsJson ? call.body() : new byte[0]);
    }

    public Account account() {
        return call.account();
    }

    public Signer signer() {
        return call.signer();
    }

    public Instant now() {
        return call.now();
    }

    public JsonBody body() {
        return body;
    }

    public byte[] bytes() {
        return call.body();
    }

    public Optional<String> query(String name) {
        return call.query(name).filter(value -> !value.isEmpty());
    }

    public Optional<String> header(String name) {
        return call.header(name);
    }

    public String label(String name) {
        return Constraints.present(name, call.label(name));
    }

    Optional<Integer> maxItems(int most) {
        return query("MaxItems").map(text -> {
            if (!text.matches("-?\\d{1,9}")) {
                throw LambdaRefusals.content("Could not parse request body into json: MaxItems is not a number");
            }
            return Constraints.range("maxItems", Integer.parseInt(text), 1, most);
        });
    }

    /** What the path names, with the qualifier of the query. */
    public FunctionReference reference() {
        return reference(Form.NAMESPACED);
    }

    private FunctionReference reference(Form form) {
        return FunctionReference.read(form, call.label("FunctionName"), query("Qualifier"), account());
    }

    /** What a member of the body names. */
    public FunctionReference reference(@Nullable String name) {
        return FunctionReference.read(Form.PLAIN, name, Optional.empty(), account());
    }

    /** What the path names by its ARN. */
    public FunctionReference resource() {
        return reference(call.label("Resource"));
    }

    public FunctionReference urlReference() {
        return reference(Form.URL);
    }

    public Access access(String resource) {
        return Access.to(action, resource);
    }

    public void authorize(String resource) {
        signer().require(access(resource));
    }

    /** The function a call names, if there is one; the signer is authorised for the ARN with its qualifier. */
    public Optional<LambdaFunction> find(FunctionReference reference) {
        return find(reference, access -> access);
    }

    /** As {@link #find(FunctionReference)}, with further condition keys. */
    public Optional<LambdaFunction> find(FunctionReference reference, UnaryOperator<Access> keys) {
        Optional<LambdaFunction> function =
                reference.account().equals(account().id()) ? account().function(reference.name()) : Optional.empty();
        Access access = access(reference.arn())
                .under(function.map(found -> found.policy(reference.key())).orElse(null));
        signer().require(keys.apply(tagged(access, function)));
        return function;
    }

    /** The function a call names, for operations that act on all of it: a qualifier in the name is left aside. */
    public LambdaFunction function() {
        FunctionReference given = reference(Form.PLAIN);
        FunctionReference whole = new FunctionReference(given.account(), given.region(), given.name(), null);
        return find(whole).orElseThrow(() -> LambdaRefusals.noFunction(whole.functionArn()));
    }

    /** The configuration an alias, a version or no qualifier stands for. */
    public static Optional<FunctionVersion> version(LambdaFunction function, @Nullable String qualifier) {
        if (qualifier == null || qualifier.equals(FunctionVersion.LATEST)) {
            return Optional.of(function.latest());
        }
        return Optional.ofNullable(function.aliases().get(qualifier))
                .flatMap(alias -> function.version(alias.version()))
                .or(() -> function.version(qualifier));
    }

    private static Access tagged(Access access, Optional<LambdaFunction> function) {
        Access more = access;
        if (function.isPresent()) {
            for (var tag : function.get().tags().entrySet()) {
                more = more.with("aws:ResourceTag/" + tag.getKey(), tag.getValue());
            }
        }
        return more;
    }
}
