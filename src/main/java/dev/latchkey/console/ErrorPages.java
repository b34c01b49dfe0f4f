package dev.latchkey.console;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** Every error as a page in our words; what went wrong inside goes to the log under a reference. */
@Controller
class ErrorPages implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    @RequestMapping("${spring.web.error.path:/error}")
    String show(HttpServletRequest request, Model model) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int status = code instanceof Integer number ? number : HttpStatus.NOT_FOUND.value();
        Throwable thrown = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        Object message = request.getAttribute(RequestDispatcher.ERROR_MESSAGE);
        model.addAttribute("status", status);
        model.addAttribute("problem", problem(status, thrown, message instanceof String text ? text : ""));
        return "console/error";
    }

    private static Problem problem(int status, @Nullable Throwable thrown, String message) {
        String reason = thrown instanceof ResponseStatusException refused && refused.getReason() != null
                ? refused.getReason()
                : message.startsWith("No static resource") ? "" : message;
        return switch (status) {
            case 400 ->
                new Problem(
                        "Latchkey could not read this request.",
                        orElse(reason, "A part of it is missing or malformed."),
                        "Go back and send the form again.");
            case 403 ->
                new Problem(
                        "This request was refused.",
                        orElse(reason, "The form was too old, or it did not come from this console."),
                        "Go back, reload the page and send it again.");
            case 404 ->
                new Problem(
                        "Nothing at this address.",
                        orElse(reason, "It may have been removed, or the link is mistyped."),
                        "Go to Home and find it from there.");
            case 405 ->
                new Problem(
                        "This address does not take that kind of request.",
                        "It is there for another method.",
                        "Go to Home and start again.");
            case 409 ->
                new Problem(
                        "The change was not made.",
                        orElse(reason, "Someone changed it in the meantime."),
                        "Read the page again and repeat the change.");
            case 413 ->
                new Problem(
                        "The request is too large.",
                        "The server takes forms up to 24 MB; Lambda takes bodies up to 6 MB.",
                        "Send less.");
            case 422 ->
                new Problem(
                        "This cannot be done as asked.",
                        orElse(reason, "A value does not fit."),
                        "Correct it and send the form again.");
            default -> fault(status, thrown);
        };
    }

    private static Problem fault(int status, @Nullable Throwable thrown) {
        String reference = HexFormat.of()
                        .toHexDigits((short) ThreadLocalRandom.current().nextInt()) + "-"
                + HexFormat.of().toHexDigits((short) ThreadLocalRandom.current().nextInt());
        LOG.error("Fault {} (status {})", reference, status, thrown);
        return new Problem(
                "Latchkey could not finish this.",
                "It is our fault.",
                "Try again. Quote " + reference + " when you report it.");
    }

    private static String orElse(@Nullable String reason, String otherwise) {
        return reason == null || reason.isBlank() ? otherwise : reason;
    }
}
