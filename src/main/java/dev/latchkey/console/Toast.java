package dev.latchkey.console;

import java.io.Serializable;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The short word after a finished action.
 *
 * @param kind {@code done} or {@code failed}
 */
public record Toast(String kind, String text) implements Serializable {

    /** Shows the text on the page the redirect leads to. */
    public static void success(RedirectAttributes redirect, String text) {
        redirect.addFlashAttribute("toast", new Toast("done", text));
    }

    /** Shows a failure on the page the redirect leads to; it stays until closed. */
    public static void failure(RedirectAttributes redirect, String text) {
        redirect.addFlashAttribute("toast", new Toast("failed", text));
    }
}
