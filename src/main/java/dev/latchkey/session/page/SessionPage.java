package dev.latchkey.session.page;

import dev.latchkey.activity.ActivityEntry;
import dev.latchkey.activity.ActivityKind;
import dev.latchkey.activity.ActivityLog;
import dev.latchkey.activity.ActivityQuery;
import dev.latchkey.aws.Connection;
import dev.latchkey.console.Operator;
import dev.latchkey.console.Toast;
import dev.latchkey.session.Minting;
import dev.latchkey.session.StsSession;
import dev.latchkey.session.StsSession.Mechanism;
import dev.latchkey.session.StsSessions;
import dev.latchkey.session.credentials.CopyFormat;
import dev.latchkey.session.credentials.CopyTarget;
import dev.latchkey.session.credentials.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /c/{connection}/sessions/{id}}: one session, its time, what it can do, and how to take it elsewhere. */
@Controller
class SessionPage {

    private static final int LOOK_BACK = 500;
    private static final String ADMIN = "admin";

    private final StsSessions sessions;
    private final ActivityLog log;
    private final Clock clock;

    SessionPage(StsSessions sessions, ActivityLog log, Clock clock) {
        this.sessions = sessions;
        this.log = log;
        this.clock = clock;
    }

    /** How often it signed, and how often in vain. */
    record Use(long invokes, long denied) {}

    @GetMapping("/c/{connection}/sessions/{id}")
    String show(
            Operator operator,
            Connection connection,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String copy,
            Model model) {
        return page(operator, connection, session(connection, id), copy, Optional.empty(), model);
    }

    /** Mints with the same parameters. */
    @PostMapping("/c/{connection}/sessions/{id}/renew")
    String renew(
            Operator operator,
            Connection connection,
            @PathVariable String id,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        StsSession session = own(operator, connection, id);
        if (session.mfa()) {
            return "redirect:/c/" + connection.id() + "/sessions?again=" + session.id();
        }
        return switch (sessions.mintAgain(operator, session, null)) {
            case Minting.Minted minted -> {
                Toast.success(
                        redirect,
                        "Minted " + minted.session().total().toSeconds() + " s as "
                                + minted.session().label() + ". This session signs from now on.");
                yield "redirect:/c/" + connection.id() + "/sessions/"
                        + minted.session().id();
            }
            case Minting.Refused refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield page(operator, connection, session, null, Optional.of(refused.refusal()), model);
            }
        };
    }

    /** Asks STS whose session it is. */
    @PostMapping("/c/{connection}/sessions/{id}/check")
    String check(
            Operator operator,
            Connection connection,
            @PathVariable String id,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        Optional<Refusal> refusal = sessions.check(operator, own(operator, connection, id));
        if (refusal.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(operator, connection, session(connection, id), null, refusal, model);
        }
        Toast.success(redirect, "AWS confirms this session.");
        return "redirect:/c/" + connection.id() + "/sessions/" + id;
    }

    @GetMapping("/c/{connection}/sessions/{id}/forget")
    String askToForget(Operator operator, Connection connection, @PathVariable String id, Model model) {
        model.addAttribute("s", forgettable(operator, connection, id));
        model.addAttribute("now", clock.instant());
        return "session/forget";
    }

    @PostMapping("/c/{connection}/sessions/{id}/forget")
    String forget(Operator operator, Connection connection, @PathVariable String id, RedirectAttributes redirect) {
        StsSession session = forgettable(operator, connection, id);
        sessions.forget(operator, session);
        Toast.success(redirect, "Forgot the session for " + session.label() + ".");
        return "redirect:/c/" + connection.id() + "/sessions";
    }

    private String page(
            Operator operator,
            Connection connection,
            StsSession session,
            @Nullable String copy,
            Optional<Refusal> refusal,
            Model model) {
        CopyFormat format = CopyFormat.ofSlug(copy).orElse(CopyFormat.SHELL);
        boolean mine = session.operator().equals(operator.id());
        model.addAttribute("s", session);
        model.addAttribute("live", session.live(clock.instant()));
        model.addAttribute("mine", mine);
        model.addAttribute("mayForget", mine || operator.id().equals(ADMIN));
        model.addAttribute("use", use(session));
        model.addAttribute("can", can(session));
        model.addAttribute("cannot", cannot(session));
        model.addAttribute("format", format);
        model.addAttribute("formats", CopyFormat.values());
        model.addAttribute(
                "text", format.masked(target(connection, session), session.accessKeyId(), session.tokenLength()));
        refusal.ifPresent(refused -> model.addAttribute("refusal", refused));
        return "session/session";
    }

    static CopyTarget target(Connection connection, StsSession session) {
        return new CopyTarget(
                session.label(), connection.region(), connection.endpoint().orElse(null), session.expiresAt());
    }

    private Use use(StsSession session) {
        List<ActivityEntry> sent = log
                .entries(new ActivityQuery(
                        session.connectionId(),
                        session.operator(),
                        EnumSet.of(ActivityKind.INVOKE, ActivityKind.PROBE),
                        null,
                        null,
                        LOOK_BACK))
                .stream()
                .filter(entry -> entry.fact("identity").equals(session.id()))
                .filter(entry -> !entry.fact("status").isEmpty())
                .toList();
        long denied = sent.stream()
                .filter(entry -> entry.fact("status").equals("403"))
                .count();
        return new Use(sent.size(), denied);
    }

    /** "Permissions for GetSessionToken" and "Permissions for AssumeRole", IAM User Guide. */
    private static List<String> can(StsSession session) {
        if (session.mechanism() == Mechanism.ASSUME_ROLE) {
            return List.of(
                    session.request().sessionPolicy() == null
                            ? "What the policies of the role " + session.label() + " allow"
                            : "What both the role " + session.label() + " and the session policy allow");
        }
        String same = "What " + session.label() + " may do: it is the same user, with the same policies";
        return session.mfa() ? List.of(same, "Call IAM, because MFA was used") : List.of(same);
    }

    private static List<String> cannot(StsSession session) {
        if (session.mechanism() == Mechanism.ASSUME_ROLE) {
            return List.of("Mint a session by GetSessionToken", "Assume another role for more than one hour");
        }
        String sts = "Call STS, except AssumeRole and GetCallerIdentity";
        return session.mfa() ? List.of(sts) : List.of("Call IAM, because no MFA was used", sts);
    }

    private StsSession forgettable(Operator operator, Connection connection, String id) {
        return operator.id().equals(ADMIN) ? session(connection, id) : own(operator, connection, id);
    }

    private StsSession own(Operator operator, Connection connection, String id) {
        StsSession session = session(connection, id);
        if (!session.operator().equals(operator.id())) {
            throw new ResponseStatusException(
                    HttpStatus.FORBIDDEN, "This session belongs to " + session.operator() + ".");
        }
        return session;
    }

    private StsSession session(Connection connection, String id) {
        return sessions.find(connection.id(), id)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no such session; it was forgotten, or ended some days ago."));
    }
}
