package dev.latchkey.activity;

import dev.latchkey.console.OperatorSignedIn;
import dev.latchkey.console.OperatorSignedOut;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes who came and went; without its entry a sign-in does not happen. */
@Component
class SignInEntries {

    private final ActivityLog log;

    SignInEntries(ActivityLog log) {
        this.log = log;
    }

    @EventListener
    void on(OperatorSignedIn event) {
        log.begin(
                        ActivityKind.SIGN_IN,
                        event.operator(),
                        "",
                        event.operator().name(),
                        Map.of("detail", "by " + event.how()))
                .succeeded(Map.of());
    }

    @EventListener
    void on(OperatorSignedOut event) {
        log.begin(ActivityKind.SIGN_OUT, event.operator(), "", event.operator().name(), Map.of())
                .succeeded(Map.of());
    }
}
