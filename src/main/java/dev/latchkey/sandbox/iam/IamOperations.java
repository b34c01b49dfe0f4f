package dev.latchkey.sandbox.iam;

import dev.latchkey.sandbox.account.Identifiers;
import dev.latchkey.sandbox.iam.simulator.Simulator;
import dev.latchkey.sandbox.iam.wire.IamCall;
import dev.latchkey.sandbox.operation.Fields;
import dev.latchkey.sandbox.operation.QueryOperation;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** All operations of IAM the sandbox knows, by name. */
public final class IamOperations {

    /** The version of the API, {@code Version} of its requests. */
    public static final String VERSION = "2010-05-08";

    private final Map<String, QueryOperation> operations = new HashMap<>();

    public IamOperations(Identifiers identifiers) {
        new UserOperations(identifiers).addTo(this);
        new GroupOperations(identifiers).addTo(this);
        new RoleOperations(identifiers).addTo(this);
        new InlinePolicyOperations().addTo(this);
        new AttachmentOperations().addTo(this);
        new BoundaryOperations().addTo(this);
        new PolicyOperations(identifiers).addTo(this);
        new PolicyVersionOperations().addTo(this);
        new AccessKeyOperations(identifiers).addTo(this);
        new TagOperations().addTo(this);
        new AccountOperations().addTo(this);
        new AuthorizationDetails().addTo(this);
        add("SimulateCustomPolicy", Simulator::custom);
        add("SimulatePrincipalPolicy", Simulator::principal);
    }

    public Map<String, QueryOperation> byName() {
        return Map.copyOf(operations);
    }

    IamOperations add(String name, Function<IamCall, Fields> operation) {
        operations.put(name, call -> operation.apply(new IamCall(name, call)));
        return this;
    }
}
