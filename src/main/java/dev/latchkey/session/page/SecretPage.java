package dev.latchkey.session.page;

import dev.latchkey.activity.ActivityKind;
import dev.latchkey.activity.ActivityLog;
import dev.latchkey.activity.Entry;
import dev.latchkey.aws.Connection;
import dev.latchkey.console.Operator;
import dev.latchkey.console.Problem;
import dev.latchkey.session.StsSession;
import dev.latchkey.session.StsSessions;
import dev.latchkey.session.credentials.CopyFormat;
import dev.latchkey.session.credentials.CredentialVault;
import dev.latchkey.session.credentials.Opening;
import dev.latchkey.session.credentials.SecretValue;
import dev.latchkey.session.credentials.SigningCredentials;
import java.util.Map;
import java.util.function.Function;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The only two answers that hold a session's secrets: copied text and the revealed page; each is logged before. */
@Controller
class SecretPage {

    private final StsSessions sessions;
    private final CredentialVault vault;
    private final ActivityLog log;

    SecretPage(StsSessions sessions, CredentialVault vault, ActivityLog log) {
        this.sessions = sessions;
        this.vault = vault;
        this.log = log;
    }

    /** Plain text for a script to put on the clipboard; a browser without scripts gets a page that says so. */
    @PostMapping("/c/{connection}/sessions/{id}/copy")
    Object copy(
            Operator operator,
            Connection connection,
            @PathVariable String id,
            @RequestParam(name = "copy", defaultValue = "shell") String slug,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept) {
        StsSession session = own(operator, connection, id);
        CopyFormat format = format(slug);
        if (accept.contains(MediaType.TEXT_HTML_VALUE)) {
            return new ModelAndView("session/copy-by-hand", Map.of("s", session, "format", format));
        }
        return opened(ActivityKind.COPY_SECRET, operator, session, format, credentials -> {
            try (SecretValue text = format.filled(SessionPage.target(connection, session), credentials)) {
                return ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .contentType(new MediaType(MediaType.TEXT_PLAIN, java.nio.charset.StandardCharsets.UTF_8))
                        .body(text.useText(String::new));
            }
        });
    }

    /** Shows it once; reloading asks the browser to send the form again, which writes another entry. */
    @PostMapping("/c/{connection}/sessions/{id}/reveal")
    Object reveal(
            Operator operator,
            Connection connection,
            @PathVariable String id,
            @RequestParam(name = "copy", defaultValue = "shell") String slug,
            Model model) {
        StsSession session = own(operator, connection, id);
        CopyFormat format = format(slug);
        return opened(ActivityKind.REVEAL_SECRET, operator, session, format, credentials -> {
            try (SecretValue text = format.filled(SessionPage.target(connection, session), credentials)) {
                model.addAttribute("s", session);
                model.addAttribute("format", format);
                model.addAttribute("revealed", text.useText(String::new));
                return new ModelAndView("session/reveal", model.asMap());
            }
        });
    }

    private Object opened(
            ActivityKind kind,
            Operator operator,
            StsSession session,
            CopyFormat format,
            Function<SigningCredentials, Object> answer) {
        Entry entry = log.begin(
                kind,
                operator,
                session.connectionId(),
                session.label(),
                Map.of(
                        "identity", session.id(),
                        "accessKeyId", session.accessKeyId(),
                        "detail", "as " + format.title()));
        return switch (vault.open(session.id(), operator)) {
            case Opening.Refused refused -> {
                entry.failed(refused.problem().what(), Map.of());
                yield refusal(refused.problem());
            }
            case SigningCredentials credentials -> {
                try (credentials) {
                    entry.succeeded(Map.of());
                    yield answer.apply(credentials);
                }
            }
        };
    }

    private static ModelAndView refusal(Problem problem) {
        ModelAndView page = new ModelAndView("console/error");
        page.setStatus(HttpStatus.CONFLICT);
        page.addObject("problem", problem);
        page.addObject("status", HttpStatus.CONFLICT.value());
        return page;
    }

    private static CopyFormat format(String slug) {
        return CopyFormat.ofSlug(slug)
                .orElseThrow(() ->
                        new ResponseStatusException(HttpStatus.BAD_REQUEST, "There is no format named " + slug + "."));
    }

    private StsSession own(Operator operator, Connection connection, String id) {
        return sessions.find(connection.id(), id)
                .filter(session -> session.operator().equals(operator.id()))
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no such session; it was forgotten, or ended some days ago."));
    }
}
