package dev.latchkey.session.page;

import dev.latchkey.aws.Connection;
import dev.latchkey.console.Frame;
import dev.latchkey.console.Operator;
import dev.latchkey.console.Toast;
import dev.latchkey.session.Minting;
import dev.latchkey.session.SigningIdentities;
import dev.latchkey.session.StsSession;
import dev.latchkey.session.StsSessions;
import dev.latchkey.session.credentials.Refusal;
import dev.latchkey.session.credentials.SecretValue;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /c/{connection}/sessions}: mint, list, choose what signs. */
@Controller
class SessionsPage {

    private final StsSessions sessions;
    private final SigningIdentities identities;
    private final MintDesk desk;
    private final Clock clock;

    SessionsPage(StsSessions sessions, SigningIdentities identities, MintDesk desk, Clock clock) {
        this.sessions = sessions;
        this.identities = identities;
        this.desk = desk;
        this.clock = clock;
    }

    @GetMapping("/c/{connection}/sessions")
    String list(Operator operator, Connection connection, Frame frame, SessionsQuery query, Model model) {
        return page(operator, connection, frame, query, start(operator, connection, query), List.of(), model);
    }

    /** Mints; a refusal answers with the same form, 422, the code left out. */
    @PostMapping("/c/{connection}/sessions")
    String mint(
            Operator operator,
            Connection connection,
            Frame frame,
            MintForm form,
            @RequestParam(defaultValue = "") String code,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        Minting minting;
        try (SecretValue secret = SecretValue.ofText(code.strip().replace(" ", ""))) {
            minting = sessions.mint(operator, connection.id(), form.request(secret));
        }
        return switch (minting) {
            case Minting.Minted minted -> {
                StsSession session = minted.session();
                Toast.success(
                        redirect,
                        "Minted " + session.total().toSeconds() + " s as " + session.label()
                                + ". This session signs from now on.");
                yield "redirect:/c/" + connection.id() + "/sessions";
            }
            case Minting.Refused refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                SessionsQuery query = new SessionsQuery(form.tab(), null, null, null, null, null, null);
                yield page(operator, connection, frame, query, form, refused.refusals(), model);
            }
        };
    }

    /** Takes the ended sessions of the operator off the list. */
    @PostMapping("/c/{connection}/sessions/forget-ended")
    String forgetEnded(Operator operator, Connection connection, RedirectAttributes redirect) {
        Instant now = clock.instant();
        List<StsSession> ended = sessions.list(connection.id()).stream()
                .filter(session -> session.operator().equals(operator.id()) && !session.live(now))
                .toList();
        ended.forEach(session -> sessions.forget(operator, session));
        Toast.success(redirect, "Forgot " + ended.size() + (ended.size() == 1 ? " session." : " sessions."));
        return "redirect:/c/" + connection.id() + "/sessions";
    }

    /** Chooses what signs: a session or an access key. */
    @PostMapping("/c/{connection}/signing")
    String signWith(
            Operator operator, Connection connection, @RequestParam String identity, RedirectAttributes redirect) {
        identities
                .signWith(operator, connection.id(), identity)
                .ifPresentOrElse(
                        chosen -> Toast.success(redirect, chosen.label() + " signs from now on."),
                        () -> Toast.failure(
                                redirect, "Nothing changed. These credentials ended or were deleted; mint a session."));
        return "redirect:/c/" + connection.id() + "/sessions";
    }

    private MintForm start(Operator operator, Connection connection, SessionsQuery query) {
        if (query.again() != null) {
            var asked = sessions.find(connection.id(), query.again())
                    .filter(session -> session.operator().equals(operator.id()));
            if (asked.isPresent()) {
                return MintForm.of(asked.get().request());
            }
        }
        String principal = query.principal();
        String source = principal == null
                ? query.source()
                : desk.keyOf(operator, connection, principal).orElse(null);
        String named = query.sessionName();
        String sessionName = named == null || named.isBlank() ? "latchkey-" + operator.id() : named;
        return MintForm.empty(query.tab(), source, query.role(), sessionName);
    }

    private String page(
            Operator operator,
            Connection connection,
            Frame frame,
            SessionsQuery query,
            MintForm form,
            List<Refusal> refusals,
            Model model) {
        Frame.SigningView signing = frame.signing();
        model.addAttribute("desk", desk.lay(operator, connection, form, refusals));
        model.addAttribute("query", query);
        String principal = query.principal();
        if (principal != null && desk.keyOf(operator, connection, principal).isEmpty()) {
            model.addAttribute("missing", principal.substring(principal.lastIndexOf('/') + 1));
        }
        model.addAttribute(
                "list",
                SessionList.of(
                        sessions.list(connection.id()),
                        operator,
                        query.team(),
                        signing == null ? null : signing.id(),
                        clock.instant()));
        return "session/sessions";
    }
}
