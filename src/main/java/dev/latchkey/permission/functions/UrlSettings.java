package dev.latchkey.permission.functions;

import dev.latchkey.activity.ActivityKind;
import dev.latchkey.aws.AwsProblem;
import dev.latchkey.aws.Connection;
import dev.latchkey.console.Operator;
import dev.latchkey.inventory.FunctionUrl.AuthType;
import dev.latchkey.inventory.FunctionUrl.InvokeMode;
import dev.latchkey.permission.Attempt;
import dev.latchkey.permission.Attempts;
import dev.latchkey.permission.FunctionRef;
import dev.latchkey.permission.PermissionOutcome;
import dev.latchkey.permission.PermissionOutcome.Made;
import dev.latchkey.permission.PermissionOutcome.Refused;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Gives functions URLs, changes them and takes them away. */
@Component
public final class UrlSettings {

    private final LambdaUrls urls;
    private final Attempts attempts;

    UrlSettings(LambdaUrls urls, Attempts attempts) {
        this.urls = urls;
        this.attempts = attempts;
    }

    public PermissionOutcome create(
            Connection connection, Operator operator, FunctionRef function, AuthType authType, InvokeMode invokeMode) {
        return made(
                attempt(ActivityKind.CREATE_URL, connection, operator, function, authType.name()),
                () -> urls.create(connection, function, authType, invokeMode));
    }

    PermissionOutcome update(
            Connection connection, Operator operator, FunctionRef function, AuthType authType, InvokeMode invokeMode) {
        return made(
                attempt(ActivityKind.UPDATE_URL, connection, operator, function, authType + ", " + invokeMode),
                () -> urls.update(connection, function, authType, invokeMode));
    }

    PermissionOutcome delete(Connection connection, Operator operator, FunctionRef function) {
        return made(
                attempt(ActivityKind.DELETE_URL, connection, operator, function, ""),
                () -> urls.delete(connection, function));
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
            ActivityKind kind, Connection connection, Operator operator, FunctionRef function, String detail) {
        Map<String, String> facts = detail.isEmpty()
                ? Map.of("function", function.id())
                : Map.of("function", function.id(), "detail", detail);
        return new Attempt(kind, operator, connection, function.id(), facts);
    }
}
