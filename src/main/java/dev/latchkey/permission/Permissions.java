package dev.latchkey.permission;

import dev.latchkey.aws.Connection;
import dev.latchkey.console.Operator;
import dev.latchkey.permission.PermissionChange.AddStatements;
import dev.latchkey.permission.PermissionChange.AttachPolicy;
import dev.latchkey.permission.PermissionChange.CreateManagedPolicy;
import dev.latchkey.permission.PermissionChange.DeleteInlinePolicy;
import dev.latchkey.permission.PermissionChange.DetachPolicy;
import dev.latchkey.permission.PermissionChange.PutInlinePolicy;
import dev.latchkey.permission.PermissionChange.RemoveStatements;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes permission changes: each is guarded against what others changed meanwhile, logged before it happens, and whole or undone. */
@Component
public final class Permissions {

    private final IdentityPolicies identity;
    private final ResourcePolicies resource;
    private final IamManagedPolicies managed;

    Permissions(IdentityPolicies identity, ResourcePolicies resource, IamManagedPolicies managed) {
        this.identity = identity;
        this.resource = resource;
        this.managed = managed;
    }

    /** Makes the change, or says why not. */
    public PermissionOutcome make(Connection connection, Operator operator, PermissionChange change) {
        return switch (change) {
            case AttachPolicy attach -> identity.attach(connection, operator, attach);
            case DetachPolicy detach -> identity.detach(connection, operator, detach);
            case PutInlinePolicy put -> identity.put(connection, operator, put);
            case DeleteInlinePolicy delete -> identity.delete(connection, operator, delete);
            case CreateManagedPolicy create -> identity.create(connection, operator, create);
            case AddStatements add -> resource.add(connection, operator, add);
            case RemoveStatements remove -> resource.remove(connection, operator, remove);
        };
    }

    /** Managed policies that can be attached, the account's own first; throws {@code AwsProblem}. */
    public List<AttachablePolicy> attachable(Connection connection) {
        return managed.attachable(connection);
    }

    /** The default version of a managed policy; throws {@code AwsProblem}. */
    public String managedDocument(Connection connection, String policyArn) {
        return managed.document(connection, policyArn);
    }
}
