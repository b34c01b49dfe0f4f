package dev.latchkey.permission.principals;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        try {
            attempts.make(attempt, () -> users.create(connection, name, path));
            return new Made();
        } catch (AwsProblem problem) {
            return Refused.by(problem);
        }
    }

    /** What IAM wants gone before the user may go, in the order it is removed. */
    UserLeftovers leftovers(Connection connection, KnownPrincipal user) {
        return new UserLeftovers(users.accessKeys(connection, user.name()), user);
    }

    PermissionOutcome delete(Connection connection, Operator operator, KnownPrincipal user, UserLeftovers leftovers) {
        List<String> done = new ArrayList<>();
        try {
            for (String key : leftovers.accessKeys()) {
                make(
                        connection,
                        operator,
                        ActivityKind.DELETE_ACCESS_KEY,
                        user,
                        Map.of("accessKeyId", key),
                        () -> users.deleteAccessKey(connection, user.name(), key));
                done.add("access key " + key);
            }
            for (UserLeftovers.Step step : leftovers.policies()) {
                switch (permissions.make(connection, operator, step.change())) {
                    case Made made -> done.add(step.policy());
                    case Overtaken overtaken -> {
                        return halfway(409, user, done, step.policy() + " was changed by somebody else meanwhile.");
                    }
                    case Refused refused -> {
                        return new Refused(
                                refused.status(),
                                words(user, done, refused.problem().why()),
                                refused.aws());
                    }
                }
            }
            for (String group : user.groups()) {
                make(
                        connection,
                        operator,
                        ActivityKind.REMOVE_FROM_GROUP,
                        user,
                        Map.of("detail", group),
                        () -> users.leaveGroup(connection, user.name(), group));
                done.add("membership of " + group);
            }
            make(
                    connection,
                    operator,
                    ActivityKind.DELETE_USER,
                    user,
                    Map.of(),
                    () -> users.delete(connection, user.name()));
            return new Made();
        } catch (AwsProblem problem) {
            return Refused.by(problem, words(user, done, problem.why()));
        }
    }

    private void make(
            Connection connection,
            Operator operator,
            ActivityKind kind,
            KnownPrincipal user,
            Map<String, String> facts,
            Runnable effect) {
        Map<String, String> all = new HashMap<>(facts);
        all.put("principal", user.arn());
        attempts.make(new Attempt(kind, operator, connection, user.name(), all), effect);
    }

    private static Refused halfway(int status, KnownPrincipal user, List<String> done, String why) {
        return new Refused(status, words(user, done, why), null);
    }

    private static Problem words(KnownPrincipal user, List<String> done, String why) {
        String removed = done.isEmpty() ? "Nothing was removed." : "Removed already: " + String.join(", ", done) + ".";
        return new Problem(
                user.name() + " was not deleted.", why + " " + removed, "Remove what AWS names, then delete again.");
    }
}
