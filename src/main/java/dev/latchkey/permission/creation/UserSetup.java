package dev.latchkey.permission.creation;

import dev.latchkey.activity.ActivityKind;
import dev.latchkey.aws.AwsProblem;
import dev.latchkey.aws.Connection;
import dev.latchkey.console.Operator;
import dev.latchkey.console.Problem;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.permission.Attempt;
import dev.latchkey.permission.Attempts;
import dev.latchkey.permission.PermissionOutcome;
import dev.latchkey.permission.PermissionOutcome.Made;
import dev.latchkey.permission.PermissionOutcome.Overtaken;
import dev.latchkey.permission.PermissionOutcome.Refused;
import dev.latchkey.permission.Permissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Makes users without permissions, and deletes users with all they hold, one logged step after the other. */
@Component
class UserSetup {

    private final IamUsers users;
    private final Permissions permissions;
    private final Attempts attempts;

    UserSetup(IamUsers users, Permissions permissions, Attempts attempts) {
        this.users = users;
        this.permissions = permissions;
        this.attempts = attempts;
    }

    PermissionOutcome create(Connection connection, Operator operator, String name, String path) {
        Attempt attempt = new Attempt(ActivityKind.CREATE_USER, operator, connection, name, Map.of("principal", name));
        return made(attempt, () -> users.create(connection, name, path));
    }

    /** What IAM wants gone before the user may go, in the order it is removed. */
    UserLeftovers leftovers(Connection connection, KnownPrincipal user) {
        return new UserLeftovers(users.accessKeys(connection, user.name()), user);
    }

    /** Takes everything away that stands in the way, then the user; stops at the first step that fails. */
    PermissionOutcome delete(Connection connection, Operator operator, KnownPrincipal user, UserLeftovers leftovers) {
        List<String> done = new ArrayList<>();
        for (Step step : steps(connection, operator, user, leftovers)) {
            switch (step.effect().get()) {
                case Made made -> done.add(step.name());
                case Overtaken overtaken -> {
                    String why = "Somebody else changed " + step.name() + " meanwhile.";
                    return new Refused(409, words(user, done, why), null);
                }
                case Refused refused -> {
                    Problem words = words(user, done, refused.problem().why());
                    return new Refused(refused.status(), words, refused.aws());
                }
            }
        }
        return new Made();
    }

    private List<Step> steps(Connection connection, Operator operator, KnownPrincipal user, UserLeftovers leftovers) {
        String name = user.name();
        List<Step> steps = new ArrayList<>();
        for (String key : leftovers.accessKeys()) {
            Attempt attempt = new Attempt(
                    ActivityKind.DELETE_ACCESS_KEY,
                    operator,
                    connection,
                    name,
                    Map.of("principal", user.arn(), "accessKeyId", key));
            steps.add(new Step(
                    "access key " + key, () -> made(attempt, () -> users.deleteAccessKey(connection, name, key))));
        }
        for (UserLeftovers.Taken taken : leftovers.policies()) {
            steps.add(new Step(taken.policy(), () -> permissions.make(connection, operator, taken.change())));
        }
        for (String group : user.groups()) {
            Attempt attempt = new Attempt(
                    ActivityKind.REMOVE_FROM_GROUP,
                    operator,
                    connection,
                    name,
                    Map.of("principal", user.arn(), "detail", group));
            steps.add(new Step(
                    "membership of " + group, () -> made(attempt, () -> users.leaveGroup(connection, name, group))));
        }
        Attempt last =
                new Attempt(ActivityKind.DELETE_USER, operator, connection, name, Map.of("principal", user.arn()));
        steps.add(new Step(name, () -> made(last, () -> users.delete(connection, name))));
        return steps;
    }

    private PermissionOutcome made(Attempt attempt, Runnable effect) {
        try {
            attempts.make(attempt, effect);
            return new Made();
        } catch (AwsProblem problem) {
            return Refused.by(problem);
        }
    }

    private static Problem words(KnownPrincipal user, List<String> done, String why) {
        String removed = done.isEmpty() ? "Nothing was removed." : "Removed already: " + String.join(", ", done) + ".";
        return new Problem(
                user.name() + " was not deleted.", why + " " + removed, "Remove what AWS names, then delete again.");
    }

    /** One thing to take away. */
    private record Step(String name, Supplier<PermissionOutcome> effect) {}
}
