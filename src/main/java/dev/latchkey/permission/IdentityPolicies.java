package dev.latchkey.permission;

import dev.latchkey.activity.ActivityKind;
import dev.latchkey.aws.AwsProblem;
import dev.latchkey.aws.Connection;
import dev.latchkey.console.Operator;
import dev.latchkey.console.Problem;
import dev.latchkey.permission.PermissionChange.AttachPolicy;
import dev.latchkey.permission.PermissionChange.CreateManagedPolicy;
import dev.latchkey.permission.PermissionChange.DeleteInlinePolicy;
import dev.latchkey.permission.PermissionChange.DetachPolicy;
import dev.latchkey.permission.PermissionChange.PutInlinePolicy;
import dev.latchkey.permission.PermissionOutcome.Made;
import dev.latchkey.permission.PermissionOutcome.Overtaken;
import dev.latchkey.permission.PermissionOutcome.Refused;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Changes on the identity side. IAM has no conditional write, so a document is read again right before it is replaced. */
@Component
class IdentityPolicies {

    private final IamPolicies policies;
    private final IamManagedPolicies managed;
    private final Attempts attempts;

    IdentityPolicies(IamPolicies policies, IamManagedPolicies managed, Attempts attempts) {
        this.policies = policies;
        this.managed = managed;
        this.attempts = attempts;
    }

    PermissionOutcome attach(Connection connection, Operator operator, AttachPolicy change) {
        Attempt attempt =
                attempt(ActivityKind.ATTACH_POLICY, operator, connection, change.principal(), change.policyArn());
        return made(attempt, () -> policies.attach(connection, change.principal(), change.policyArn()));
    }

    PermissionOutcome detach(Connection connection, Operator operator, DetachPolicy change) {
        Attempt attempt =
                attempt(ActivityKind.DETACH_POLICY, operator, connection, change.principal(), change.policyArn());
        return made(attempt, () -> policies.detach(connection, change.principal(), change.policyArn()));
    }

    PermissionOutcome put(Connection connection, Operator operator, PutInlinePolicy change) {
        Attempt attempt =
                attempt(ActivityKind.PUT_POLICY, operator, connection, change.principal(), change.policyName());
        try {
            Optional<String> now = policies.inline(connection, change.principal(), change.policyName());
            if (!now.equals(Optional.ofNullable(change.seen()))) {
                return overtaken(attempt, now.orElse(""));
            }
        } catch (AwsProblem problem) {
            return Refused.by(problem);
        }
        return made(
                attempt, () -> policies.put(connection, change.principal(), change.policyName(), change.document()));
    }

    PermissionOutcome delete(Connection connection, Operator operator, DeleteInlinePolicy change) {
        Attempt attempt =
                attempt(ActivityKind.DELETE_POLICY, operator, connection, change.principal(), change.policyName());
        try {
            Optional<String> now = policies.inline(connection, change.principal(), change.policyName());
            if (now.isPresent() && !Fingerprint.of(now.get()).equals(change.seen())) {
                return overtaken(attempt, now.get());
            }
        } catch (AwsProblem problem) {
            return Refused.by(problem);
        }
        return made(attempt, () -> policies.delete(connection, change.principal(), change.policyName()));
    }

    private Overtaken overtaken(Attempt attempt, String now) {
        attempts.refuse(attempt, "Someone else changed the policy first. Nothing was written.");
        return new Overtaken(now);
    }

    PermissionOutcome create(Connection connection, Operator operator, CreateManagedPolicy change) {
        Attempt creation = new Attempt(
                ActivityKind.CREATE_POLICY,
                operator,
                connection,
                change.policyName(),
                Map.of("policy", change.policyName()));
        String arn;
        try {
            arn = attempts.make(creation, () -> managed.create(connection, change.policyName(), change.document()));
        } catch (AwsProblem problem) {
            return Refused.by(problem);
        }
        return switch (attach(connection, operator, new AttachPolicy(change.principal(), arn))) {
            case Refused refused -> new Refused(refused.status(), createdOnly(change, refused), refused.aws());
            case Made made -> made;
            case Overtaken overtaken -> overtaken;
        };
    }

    private static Problem createdOnly(CreateManagedPolicy change, Refused refused) {
        return new Problem(
                change.policyName() + " was created but not attached to "
                        + change.principal().name() + ".",
                refused.problem().what() + " " + refused.problem().why(),
                "Attach it from the list of policies.");
    }

    private PermissionOutcome made(Attempt attempt, Runnable effect) {
        try {
            attempts.make(attempt, effect);
            return new Made();
        } catch (AwsProblem problem) {
            return Refused.by(problem);
        }
    }

    private static Attempt attempt(
            ActivityKind kind, Operator operator, Connection connection, PrincipalRef principal, String policy) {
        return new Attempt(
                kind, operator, connection, principal.name(), Map.of("principal", principal.arn(), "policy", policy));
    }
}
