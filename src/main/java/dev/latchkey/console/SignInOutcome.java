package dev.latchkey.console;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.stereotype.Component;

/** Checks passwords slowly enough, and sends the operator where he wanted to go. */
@Component
class SignInOutcome implements AuthenticationProvider {

    private final DaoAuthenticationProvider passwords;
    private final SignInThrottle throttle;
    private final Operators operators;
    private final ApplicationEventPublisher events;
    private final SavedRequestAwareAuthenticationSuccessHandler wanted =
            new SavedRequestAwareAuthenticationSuccessHandler();

    SignInOutcome(
            Operators operators, PasswordEncoder encoder, SignInThrottle throttle, ApplicationEventPublisher events) {
        this.operators = operators;
        this.events = events;
        this.passwords = new DaoAuthenticationProvider(operators);
        passwords.setPasswordEncoder(encoder);
        this.throttle = throttle;
        wanted.setRequestCache(new CookieRequestCache());
    }

    @Override
    public Authentication authenticate(Authentication attempt) throws AuthenticationException {
        if (throttle.wait(attempt.getName()).isPositive()) {
            throw new LockedException("throttled");
        }
        Authentication proven = passwords.authenticate(attempt);
        events.publishEvent(new OperatorSignedIn(operators.get(proven.getName()), "password"));
        return proven;
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }

    void succeeded(HttpServletRequest request, HttpServletResponse response, Authentication operator)
            throws IOException, ServletException {
        throttle.succeeded(operator.getName());
        wanted.onAuthenticationSuccess(request, response, operator);
    }

    void leaving(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication operator) {
        if (operator != null) {
            events.publishEvent(new OperatorSignedOut(operators.get(operator.getName())));
        }
    }

    void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        String name = String.valueOf(request.getParameter("username"));
        if (!(reason instanceof LockedException)) {
            throttle.failed(name);
        }
        long wait = throttle.wait(name).toSeconds();
        response.sendRedirect(wait > 0 ? "/login?wait=" + wait : "/login?error");
    }
}
