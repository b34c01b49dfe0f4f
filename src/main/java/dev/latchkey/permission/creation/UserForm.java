package dev.latchkey.permission.creation;

import dev.latchkey.permission.page.Names;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The new user as it was asked for. */
record UserForm(@Nullable String name, @Nullable String path) {

    public String nameText() {
        return name == null ? "" : name.strip();
    }

    public String pathText() {
        return path == null || path.isBlank() ? "/" : path.strip();
    }

    Map<String, String> errors() {
        Map<String, String> errors = new LinkedHashMap<>();
        Names.user(nameText()).ifPresent(reason -> errors.put("name", reason));
        Names.path(pathText()).ifPresent(reason -> errors.put("path", reason));
        return errors;
    }
}
