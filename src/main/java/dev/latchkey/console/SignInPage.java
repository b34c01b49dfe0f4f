package dev.latchkey.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Signing in: by password, by the link the start printed, or by setting the first password. */
@Controller
class SignInPage {

    private static final int SHORTEST_PASSWORD = 12;

    private final SignInLink link;
    private final SetupCode setupCode;
    private final Operators operators;
    private final ConsoleProperties properties;
    private final ApplicationEventPublisher events;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    SignInPage(
            SignInLink link,
            SetupCode setupCode,
            Operators operators,
            ConsoleProperties properties,
            ApplicationEventPublisher events) {
        this.events = events;
        this.link = link;
        this.setupCode = setupCode;
        this.operators = operators;
        this.properties = properties;
    }

    @GetMapping("/login")
    String form(
            @RequestParam(required = false) @Nullable String error,
            @RequestParam(required = false) @Nullable Integer wait,
            @RequestParam(required = false) @Nullable String used,
            @RequestParam(required = false) @Nullable String bye,
            Model model) {
        model.addAttribute("error", error != null);
        model.addAttribute("wait", wait);
        model.addAttribute("used", used != null);
        model.addAttribute("bye", bye != null);
        model.addAttribute("sandbox", properties.sandbox().enabled());
        model.addAttribute("passwordSet", operators.hasPassword(Operators.ADMIN));
        return "console/login";
    }

    @GetMapping("/login/link")
    String byLink(
            @RequestParam(defaultValue = "") String token, HttpServletRequest request, HttpServletResponse response) {
        if (!link.redeem(token)) {
            return "redirect:/login?used";
        }
        signIn("sign-in link", request, response);
        return "redirect:/";
    }

    @GetMapping("/setup")
    String setup() {
        if (!setupCode.open()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "console/setup";
    }

    @PostMapping("/setup")
    String setUp(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String password,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        setup();
        if (password.length() < SHORTEST_PASSWORD) {
            return refused(
                    model,
                    response,
                    new Problem(
                            "The password is too short.",
                            "It has " + password.length() + " characters.",
                            "Choose one with at least " + SHORTEST_PASSWORD + "."));
        }
        if (!setupCode.redeem(code)) {
            return refused(
                    model,
                    response,
                    new Problem(
                            "That is not the setup code.",
                            "Codes work once, for 60 minutes; after five wrong tries a new one is written.",
                            "Read the file setup-code in the data directory again."));
        }
        operators.setPassword(Operators.ADMIN, password);
        signIn("setup code", request, response);
        return "redirect:/";
    }

    private static String refused(Model model, HttpServletResponse response, Problem problem) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("problem", problem);
        return "console/setup";
    }

    /** A new session id, so that one planted before sign-in is worth nothing after it. */
    private void signIn(String how, HttpServletRequest request, HttpServletResponse response) {
        events.publishEvent(new OperatorSignedIn(operators.get(Operators.ADMIN), how));
        Authentication admin = UsernamePasswordAuthenticationToken.authenticated(
                Operators.ADMIN, null, AuthorityUtils.createAuthorityList("operator"));
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(admin);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }
}
