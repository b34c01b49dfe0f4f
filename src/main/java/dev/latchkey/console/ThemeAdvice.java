package dev.latchkey.console;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page the theme the viewer chose; without a choice the system's preference rules. */
@ControllerAdvice
class ThemeAdvice {

    @ModelAttribute("theme")
    @Nullable
    String theme(@CookieValue(name = ThemeController.COOKIE, required = false) @Nullable String theme) {
        return theme != null && known(theme) ? theme : null;
    }

    static boolean known(String theme) {
        return theme.equals("light") || theme.equals("dark");
    }
}
