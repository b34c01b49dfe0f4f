package dev.latchkey.invocation.probe;

import dev.latchkey.console.Problem;
import dev.latchkey.invocation.probe.Signing.By;
import dev.latchkey.invocation.probe.Signing.Missing;
import dev.latchkey.invocation.probe.Signing.Remedy;
import dev.latchkey.invocation.probe.Signing.Unsigned;
import dev.latchkey.session.SigningIdentity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The card "Prove it" as the page shows it.
 *
 * @param result null before anything was sent
 * @param problem why the form just sent was refused, or null
 * @param address of the card itself
 */
record ProbeCard(
        Signing signing,
        ProbeForm form,
        @Nullable ProbeResult result,
        @Nullable Problem problem,
        ProbeAddress address) {

    public Question question() {
        return address.question();
    }

    public boolean ready() {
        return !(signing instanceof Missing) && (result == null || !result.pending());
    }

    public boolean unsigned() {
        return signing instanceof Unsigned;
    }

    public List<SigningIdentity> identities() {
        return signing instanceof By by ? by.identities() : List.of();
    }

    /** Why nobody signs; empty where somebody does. */
    public String why() {
        return switch (signing) {
            case By by -> "";
            case Unsigned unsigned -> unsigned.why();
            case Missing missing -> missing.why();
        };
    }

    public @Nullable Remedy remedy() {
        return signing instanceof Missing missing ? missing.remedy() : null;
    }

    public List<String> methods() {
        return ProbeForm.METHODS;
    }

    /** What a click may set off. */
    public String caution() {
        return question().predicted() == Predicted.DENIED
                ? "Each click sends one request. If the prediction is wrong, the function’s code runs."
                : "Each click sends one request, and the function’s code may run.";
    }
}
