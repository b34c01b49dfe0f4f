package dev.latchkey.permission.creation;

import dev.latchkey.activity.ActivityKind;
import dev.latchkey.aws.AwsProblem;
import dev.latchkey.aws.Connection;
import dev.latchkey.console.Operator;
import dev.latchkey.console.Problem;
import dev.latchkey.inventory.FunctionUrl.AuthType;
import dev.latchkey.inventory.FunctionUrl.InvokeMode;
import dev.latchkey.permission.Attempt;
import dev.latchkey.permission.Attempts;
import dev.latchkey.permission.FunctionRef;
import dev.latchkey.permission.PermissionOutcome;
import dev.latchkey.permission.PermissionOutcome.Made;
import dev.latchkey.permission.PermissionOutcome.Overtaken;
import dev.latchkey.permission.PermissionOutcome.Refused;
import dev.latchkey.permission.functions.UrlSettings;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Makes a function in the steps of Lambda's own console: role, function, URL; what a failed step leaves behind is taken back or named. */
@Component
class FunctionSetup {

    private final IamExecutionRoles roles;
    private final LambdaFunctions functions;
    private final UrlSettings urls;
    private final Attempts attempts;

    FunctionSetup(IamExecutionRoles roles, LambdaFunctions functions, UrlSettings urls, Attempts attempts) {
        this.roles = roles;
        this.functions = functions;
        this.urls = urls;
        this.attempts = attempts;
    }

    PermissionOutcome create(Connection connection, Operator operator, FunctionForm form) {
        String name = form.nameText();
        boolean roleMade = false;
        try {
            String role = form.role() == null ? "" : form.role();
            if (form.newRole()) {
                role = createRole(connection, operator, form.roleNameText());
                roleMade = true;
                attachLogging(connection, operator, form.roleNameText());
            }
            createFunction(connection, operator, form, role);
        } catch (AwsProblem problem) {
            if (roleMade) {
                return takenBack(connection, operator, form.roleNameText(), problem);
            }
            return Refused.by(problem);
        }
        if (!form.wantsUrl()) {
            return new Made();
        }
        PermissionOutcome url =
                urls.create(connection, operator, new FunctionRef(name, null), AuthType.AWS_IAM, InvokeMode.BUFFERED);
        return switch (url) {
            case Made made -> made;
            case Overtaken overtaken -> overtaken;
            case Refused refused ->
                new Refused(
                        refused.status(),
                        new Problem(
                                name + " was created, but it has no URL.",
                                refused.problem().what() + " "
                                        + refused.problem().why(),
                                "Create the URL on the function's page."),
                        refused.aws());
        };
    }

    PermissionOutcome delete(Connection connection, Operator operator, String name) {
        Attempt attempt =
                new Attempt(ActivityKind.DELETE_FUNCTION, operator, connection, name, Map.of("function", name));
        try {
            attempts.make(attempt, () -> functions.delete(connection, name));
            return new Made();
        } catch (AwsProblem problem) {
            return Refused.by(problem);
        }
    }

    private String createRole(Connection connection, Operator operator, String role) {
        Attempt attempt = new Attempt(ActivityKind.CREATE_ROLE, operator, connection, role, Map.of("principal", role));
        return attempts.make(attempt, () -> roles.create(connection, role));
    }

    private void attachLogging(Connection connection, Operator operator, String role) {
        Attempt attempt = new Attempt(
                ActivityKind.ATTACH_POLICY,
                operator,
                connection,
                role,
                Map.of("principal", role, "policy", IamExecutionRoles.BASIC_LOGGING));
        attempts.make(attempt, () -> roles.attachBasicLogging(connection, role));
    }

    private void createFunction(Connection connection, Operator operator, FunctionForm form, String role) {
        String name = form.nameText();
        Attempt attempt = new Attempt(
                ActivityKind.CREATE_FUNCTION,
                operator,
                connection,
                name,
                Map.of("function", name, "detail", form.wantedHandler().key() + ", role " + role));
        attempts.make(attempt, () -> functions.create(connection, name, role, form.wantedHandler()));
    }

    private Refused takenBack(Connection connection, Operator operator, String role, AwsProblem why) {
        Attempt attempt = new Attempt(
                ActivityKind.DELETE_ROLE,
                operator,
                connection,
                role,
                Map.of("principal", role, "detail", "taken back: the function was refused"));
        try {
            attempts.make(attempt, () -> roles.delete(connection, role));
            return Refused.by(why);
        } catch (AwsProblem stuck) {
            return Refused.by(
                    why,
                    new Problem(
                            "The function was not created, but its role " + role + " was.",
                            why.what() + " " + why.why(),
                            "Choose that role in the form to try again."));
        }
    }
}
