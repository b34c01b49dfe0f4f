package dev.latchkey.permission.creation;

import dev.latchkey.permission.page.Names;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The new function as it was asked for.
 *
 * @param role ARN of an existing role, or {@code new}
 * @param url whether it gets a URL with auth type AWS_IAM
 * @param given whether the form was sent at all; an unticked box sends nothing
 */
record FunctionForm(
        @Nullable String name,
        @Nullable String role,
        @Nullable String roleName,
        @Nullable SandboxHandler handler,
        @Nullable Boolean url,
        @Nullable Boolean given) {

    public String nameText() {
        return name == null ? "" : name.strip();
    }

    public boolean newRole() {
        return role == null || role.isBlank() || role.equals("new");
    }

    /** As the Lambda console names it, made from the function's name where none was given. */
    public String roleNameText() {
        String given = roleName == null ? "" : roleName.strip();
        if (!given.isEmpty()) {
            return given;
        }
        String stem = nameText();
        return (stem.length() > 59 ? stem.substring(0, 59) : stem) + "-role";
    }

    public SandboxHandler wantedHandler() {
        return handler == null ? SandboxHandler.HELLO : handler;
    }

    public boolean wantsUrl() {
        return given == null || Boolean.TRUE.equals(url);
    }

    Map<String, String> errors() {
        Map<String, String> errors = new LinkedHashMap<>();
        Names.function(nameText()).ifPresent(reason -> errors.put("name", reason));
        if (newRole() && !errors.containsKey("name")) {
            Names.role(roleNameText()).ifPresent(reason -> errors.put("roleName", reason));
        }
        return errors;
    }
}
