package dev.latchkey.permission;

import dev.latchkey.permission.statement.UrlStatement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One change to what a principal may do or to who may call a function, before it is made. */
public sealed interface PermissionChange {

    /** The API operation as policies name it, {@code iam:PutUserPolicy}. */
    String operation();

    /** Gives a principal a managed policy. */
    record AttachPolicy(PrincipalRef principal, String policyArn) implements PermissionChange {
        @Override
        public String operation() {
            return principal.operation("Attach", "Policy");
        }
    }

    /** Takes a managed policy away. */
    record DetachPolicy(PrincipalRef principal, String policyArn) implements PermissionChange {
        @Override
        public String operation() {
            return principal.operation("Detach", "Policy");
        }
    }

    /**
     * Writes an inline policy.
     *
     * @param seen the document the operator saw, which must still stand there; null if there was none
     */
    record PutInlinePolicy(
            PrincipalRef principal,
            String policyName,
            String document,
            @Nullable String seen) implements PermissionChange {
        @Override
        public String operation() {
            return principal.operation("Put", "Policy");
        }
    }

    /**
     * Deletes an inline policy.
     *
     * @param seen fingerprint of the document the operator saw, see {@link Fingerprint}
     */
    record DeleteInlinePolicy(PrincipalRef principal, String policyName, String seen) implements PermissionChange {
        @Override
        public String operation() {
            return principal.operation("Delete", "Policy");
        }
    }

    /** Makes a customer managed policy and attaches it to the principal. */
    record CreateManagedPolicy(PrincipalRef principal, String policyName, String document) implements PermissionChange {
        @Override
        public String operation() {
            return "iam:CreatePolicy";
        }
    }

    /**
     * Adds statements to the resource policy of exactly one function or alias.
     *
     * @param revision of the policy the operator saw; null if there was none
     */
    record AddStatements(
            FunctionRef function,
            List<UrlStatement> statements,
            @Nullable String revision) implements PermissionChange {

        public AddStatements {
            statements = List.copyOf(statements);
        }

        @Override
        public String operation() {
            return "lambda:AddPermission";
        }
    }

    /**
     * Removes statements by Sid.
     *
     * @param revision of the policy the operator saw
     */
    record RemoveStatements(
            FunctionRef function,
            List<String> sids,
            @Nullable String revision) implements PermissionChange {

        public RemoveStatements {
            sids = List.copyOf(sids);
        }

        @Override
        public String operation() {
            return "lambda:RemovePermission";
        }
    }
}
