package dev.latchkey.session.key;

import dev.latchkey.aws.Connection;
import dev.latchkey.console.Operator;
import dev.latchkey.console.Toast;
import dev.latchkey.session.credentials.SecretValue;
import dev.latchkey.session.key.KeyOutcome.Created;
import dev.latchkey.session.key.KeyOutcome.Done;
import dev.latchkey.session.key.KeyOutcome.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/** The tab Access keys of a user's page, and the changes it offers. */
@Controller
class KeysPage {

    static final String USER = "/c/{connection}/principals/users/{name}";

    private final KeysDesk desk;
    private final KeyChanges changes;

    KeysPage(KeysDesk desk, KeyChanges changes) {
        this.desk = desk;
        this.changes = changes;
    }

    @GetMapping(path = USER, params = "tab=keys")
    String list(Connection connection, @PathVariable String name, Model model) {
        return desk.page(connection, name, null, null, model);
    }

    /** Answers with the secret itself instead of a redirect: it exists in this answer only. */
    @PostMapping(USER + "/keys")
    String create(
            Operator operator,
            Connection connection,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String seen,
            Model model,
            HttpServletResponse response) {
        return switch (changes.create(operator, connection, name, seen)) {
            case Created made -> {
                try (SecretValue secret = made.secret()) {
                    model.addAttribute("key", made.key());
                    model.addAttribute("secret", secret.useText(String::new));
                }
                yield "session/key-made";
            }
            case Done done -> "redirect:" + tab(connection, name);
            case Refused refused -> refused(connection, name, refused, null, model, response);
        };
    }

    @PostMapping(USER + "/keys/import")
    String takeIn(
            Operator operator,
            Connection connection,
            @PathVariable String name,
            @RequestParam(defaultValue = "") String accessKeyId,
            @RequestParam(defaultValue = "") String secret,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        KeyOutcome outcome;
        try (SecretValue value = SecretValue.ofText(secret.strip())) {
            outcome = changes.takeIn(operator, connection, name, accessKeyId.strip(), value);
        }
        return outcome instanceof Refused refused
                ? refused(connection, name, refused, accessKeyId.strip(), model, response)
                : done(connection, name, "Took in " + outcome.accessKeyId() + ". Its secret is sealed here.", redirect);
    }

    @PostMapping(USER + "/keys/{keyId}/status")
    String activate(
            Operator operator,
            Connection connection,
            @PathVariable String name,
            @PathVariable String keyId,
            @RequestParam boolean active,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        KeyOutcome outcome = changes.activate(operator, connection, name, keyId, active);
        return outcome instanceof Refused refused
                ? refused(connection, name, refused, null, model, response)
                : done(connection, name, (active ? "Activated " : "Deactivated ") + keyId + ".", redirect);
    }

    @GetMapping(USER + "/keys/{keyId}/delete")
    String askToDelete(@PathVariable String name, @PathVariable String keyId, Model model) {
        model.addAttribute("name", name);
        model.addAttribute("keyId", keyId);
        return "session/key-delete";
    }

    @PostMapping(USER + "/keys/{keyId}/delete")
    String delete(
            Operator operator,
            Connection connection,
            @PathVariable String name,
            @PathVariable String keyId,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        KeyOutcome outcome = changes.delete(operator, connection, name, keyId);
        return outcome instanceof Refused refused
                ? refused(connection, name, refused, null, model, response)
                : done(connection, name, "Deleted " + keyId + ".", redirect);
    }

    private String refused(
            Connection connection,
            String name,
            Refused refused,
            @Nullable String typedId,
            Model model,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return desk.page(connection, name, refused.refusal(), typedId, model);
    }

    private static String done(Connection connection, String name, String words, RedirectAttributes redirect) {
        Toast.success(redirect, words);
        return "redirect:" + tab(connection, name);
    }

    private static String tab(Connection connection, String name) {
        return "/c/" + connection.id() + "/principals/users/" + UriUtils.encodePathSegment(name, StandardCharsets.UTF_8)
                + "?tab=keys";
    }
}
