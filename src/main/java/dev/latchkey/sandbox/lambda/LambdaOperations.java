package dev.latchkey.sandbox.lambda;

import dev.latchkey.sandbox.account.Identifiers;
import dev.latchkey.sandbox.lambda.wire.LambdaCall;
import dev.latchkey.sandbox.operation.RestAnswer;
import dev.latchkey.sandbox.operation.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntSupplier;

/** All operations of Lambda the sandbox knows, by route. */
public final class LambdaOperations {

    static final String FUNCTION = "/2015-03-31/functions/{FunctionName}";

    private final List<Route> routes = new ArrayList<>();

    /** @param port the port the sandbox listens on, for the addresses of function URLs */
    public LambdaOperations(Identifiers identifiers, IntSupplier port) {
        new FunctionOperations(identifiers).addTo(this);
        new VersionOperations(identifiers).addTo(this);
        new AliasOperations(identifiers).addTo(this);
        new UrlConfigOperations(identifiers, port).addTo(this);
        new ResourcePolicyOperations(identifiers).addTo(this);
        new ConcurrencyOperations().addTo(this);
        new InvokeOperations(identifiers).addTo(this);
    }

    public List<Route> routes() {
        return List.copyOf(routes);
    }

    /** Adds an operation whose IAM action has its name. */
    LambdaOperations add(String name, String method, String path, Function<LambdaCall, RestAnswer> operation) {
        routes.add(new Route(name, method, path, call -> operation.apply(new LambdaCall(name, call, true))));
        return this;
    }

    /** Adds an operation whose body is not JSON of its own. */
    LambdaOperations addRaw(
            String name, String action, String method, String path, Function<LambdaCall, RestAnswer> operation) {
        routes.add(new Route(name, method, path, call -> operation.apply(new LambdaCall(action, call, false))));
        return this;
    }
}
