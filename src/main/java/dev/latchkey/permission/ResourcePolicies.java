package dev.latchkey.permission;

import dev.latchkey.activity.ActivityKind;
import dev.latchkey.aws.AwsProblem;
import dev.latchkey.aws.Connection;
import dev.latchkey.console.Operator;
import dev.latchkey.console.Problem;
import dev.latchkey.permission.PermissionChange.AddStatements;
import dev.latchkey.permission.PermissionChange.RemoveStatements;
import dev.latchkey.permission.PermissionOutcome.Made;
import dev.latchkey.permission.PermissionOutcome.Overtaken;
import dev.latchkey.permission.PermissionOutcome.Refused;
import dev.latchkey.permission.statement.UrlStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Changes on the resource side: several statements are written one after the other, each guarded by the RevisionId its
 * predecessor left, and taken back when a later one fails.
 */
@Component
class ResourcePolicies {

    private static final String OVERTAKEN = "Someone else changed the policy first. Nothing was written.";

    private final LambdaPolicies policies;
    private final Attempts attempts;

    ResourcePolicies(LambdaPolicies policies, Attempts attempts) {
        this.policies = policies;
        this.attempts = attempts;
    }

    PermissionOutcome add(Connection connection, Operator operator, AddStatements change) {
        ResourceWrite write = new ResourceWrite(connection, operator, change.function());
        List<UrlStatement> added = new ArrayList<>();
        try {
            StatedPolicy before = read(write);
            if (!Objects.equals(before.revision(), change.revision())) {
                attempts.refuse(adding(write, change.statements().getFirst()), OVERTAKEN);
                return new Overtaken(before.document());
            }
            for (UrlStatement statement : change.statements()) {
                if (before.has(statement.sid())) {
                    Refused taken = taken(statement.sid());
                    attempts.refuse(adding(write, statement), taken.problem().what());
                    return taken;
                }
            }
            String revision = change.revision();
            for (UrlStatement statement : change.statements()) {
                add(write, statement, revision);
                added.add(statement);
                StatedPolicy now = read(write);
                if (!now.without(added).equals(before.statements())) {
                    return undone(write, added).orElseGet(() -> new Overtaken(readQuietly(write)));
                }
                revision = now.revision();
            }
            return new Made();
        } catch (AwsProblem problem) {
            return undone(write, added).orElseGet(() -> refusal(write, change, problem));
        }
    }

    PermissionOutcome remove(Connection connection, Operator operator, RemoveStatements change) {
        ResourceWrite write = new ResourceWrite(connection, operator, change.function());
        List<String> removed = new ArrayList<>();
        try {
            StatedPolicy before = read(write);
            if (!Objects.equals(before.revision(), change.revision())) {
                attempts.refuse(removing(write, String.join(", ", change.sids())), OVERTAKEN);
                return new Overtaken(before.document());
            }
            for (String sid : change.sids()) {
                if (!before.has(sid)) {
                    attempts.refuse(removing(write, sid), "There is no such statement.");
                    return absent(sid);
                }
            }
            String revision = change.revision();
            for (String sid : change.sids()) {
                remove(write, sid, revision);
                removed.add(sid);
                revision = read(write).revision();
            }
            return new Made();
        } catch (AwsProblem problem) {
            if (!removed.isEmpty()) {
                return Refused.by(problem, halfRemoved(change, removed, problem));
            }
            return overtaken(problem) ? new Overtaken(readQuietly(write)) : Refused.by(problem);
        }
    }

    private void add(ResourceWrite write, UrlStatement statement, @Nullable String revision) {
        attempts.make(adding(write, statement), () -> {
            try {
                policies.add(write.connection(), write.function(), statement, revision);
            } catch (AwsProblem problem) {
                // The SDK repeats a call whose answer was lost; the repetition then meets what the first one wrote.
                if (!read(write).holds(statement)) {
                    throw problem;
                }
            }
        });
    }

    private static Attempt adding(ResourceWrite write, UrlStatement statement) {
        return write.attempt(
                ActivityKind.ADD_PERMISSION,
                Map.of(
                        "principal", statement.principal(),
                        "action", statement.action().action(),
                        "sid", statement.sid()));
    }

    private static Attempt removing(ResourceWrite write, String sids) {
        return write.attempt(ActivityKind.REMOVE_PERMISSION, Map.of("sid", sids));
    }

    private void remove(ResourceWrite write, String sid, @Nullable String revision) {
        attempts.make(removing(write, sid), () -> {
            try {
                policies.remove(write.connection(), write.function(), sid, revision);
            } catch (AwsProblem problem) {
                // As in add: the repetition of a lost answer finds the statement gone.
                if (problem.denied() || read(write).has(sid)) {
                    throw problem;
                }
            }
        });
    }

    /** Takes back what was added; answers a refusal only where that fails too. */
    private Optional<PermissionOutcome> undone(ResourceWrite write, List<UrlStatement> added) {
        for (UrlStatement statement : added) {
            Attempt attempt = write.attempt(
                    ActivityKind.REMOVE_PERMISSION,
                    Map.of("sid", statement.sid(), "detail", "taken back: the other statement was refused"));
            try {
                attempts.make(
                        attempt, () -> policies.remove(write.connection(), write.function(), statement.sid(), null));
            } catch (AwsProblem problem) {
                return Optional.of(Refused.by(
                        problem,
                        new Problem(
                                "Only half of the permission was added.",
                                "The second statement was refused, and the first, " + statement.sid()
                                        + ", could not be taken back: " + problem.why(),
                                "Remove it from the resource policy below.")));
            }
        }
        return Optional.empty();
    }

    private PermissionOutcome refusal(ResourceWrite write, AddStatements change, AwsProblem problem) {
        if (overtaken(problem)) {
            return new Overtaken(readQuietly(write));
        }
        if (problem.awsMessage().contains("principal was invalid")) {
            String principal = change.statements().getFirst().principal();
            return Refused.by(
                    problem,
                    new Problem(
                            "AWS does not know the principal " + principal + ".",
                            "A resource policy can only name principals that exist. Nothing was added.",
                            "Check the ARN. A user or role made a moment ago may need some seconds."));
        }
        return Refused.by(problem);
    }

    private static Refused taken(String sid) {
        return new Refused(
                409,
                new Problem(
                        "The statement ID " + sid + " is taken.",
                        "Each statement of a resource policy has its own Sid, and Lambda overwrites none. Nothing was"
                                + " added.",
                        "Choose another statement ID, or remove the existing statement first."),
                null);
    }

    private static Refused absent(String sid) {
        return new Refused(
                404,
                new Problem(
                        "There is no statement " + sid + " here.",
                        "The resource policy holds none of that Sid. Nothing was removed.",
                        "Look at the statements the policy has now."),
                null);
    }

    private static Problem halfRemoved(RemoveStatements change, List<String> removed, AwsProblem problem) {
        List<String> left = new ArrayList<>(change.sids());
        left.removeAll(removed);
        return new Problem(
                "Only " + String.join(", ", removed) + " was removed.",
                String.join(", ", left) + " stays. " + problem.why(),
                "Remove it again.");
    }

    private static boolean overtaken(AwsProblem problem) {
        return problem.status() == 412 || problem.code().equals("PreconditionFailedException");
    }

    private StatedPolicy read(ResourceWrite write) {
        return policies.read(write.connection(), write.function())
                .map(StatedPolicy::of)
                .orElse(StatedPolicy.NONE);
    }

    private String readQuietly(ResourceWrite write) {
        try {
            return read(write).document();
        } catch (AwsProblem problem) {
            return "";
        }
    }

    /** One operator's writes to one policy. */
    private record ResourceWrite(Connection connection, Operator operator, FunctionRef function) {

        Attempt attempt(ActivityKind kind, Map<String, String> facts) {
            Map<String, String> all = new HashMap<>(facts);
            all.put("function", function.id());
            return new Attempt(kind, operator, connection, function.id(), all);
        }
    }
}
