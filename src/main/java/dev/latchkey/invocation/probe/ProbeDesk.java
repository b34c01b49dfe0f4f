package dev.latchkey.invocation.probe;

import dev.latchkey.console.Operator;
import dev.latchkey.console.Problem;
import dev.latchkey.invocation.probe.ProbeResult.Target;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lays out the card: before a request, after it, and when a form was refused. */
@Component
class ProbeDesk {

    private static final Target USUAL = new Target("GET", "/", "");

    private final Probes probes;

    ProbeDesk(Probes probes) {
        this.probes = probes;
    }

    ProbeCard start(Operator operator, ProbeAddress address) {
        return lay(operator, address, USUAL, null, null);
    }

    /** Empty when the operator has no such probe; the card is about what was asked then, whatever the address says. */
    Optional<ProbeCard> told(Operator operator, ProbeAddress address, String key) {
        return probes.find(operator, address.connection(), address.question(), key)
                .map(result -> {
                    ProbeAddress real = new ProbeAddress(address.connection(), result.question(), key);
                    return lay(operator, real, result.target(), result, null);
                });
    }

    /** With what was typed, and a key of its own for the next try. */
    ProbeCard refused(Operator operator, ProbeAddress address, ProbeForm form, Problem problem) {
        Target typed =
                new Target(ProbeForm.text(form.method()), ProbeForm.text(form.path()), ProbeForm.text(form.as()));
        return lay(operator, address, typed, null, problem);
    }

    private ProbeCard lay(
            Operator operator,
            ProbeAddress address,
            Target target,
            @Nullable ProbeResult result,
            @Nullable Problem problem) {
        Signing signing = probes.signing(operator, address.connection(), address.question());
        String usual = signing instanceof Signing.By by ? by.usual() : "";
        String as = signing.identity(target.identity()).isPresent() ? target.identity() : usual;
        return new ProbeCard(signing, ProbeForm.fresh(target.method(), target.path(), as), result, problem, address);
    }
}
