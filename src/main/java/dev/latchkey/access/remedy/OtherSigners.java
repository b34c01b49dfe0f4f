package dev.latchkey.access.remedy;

import dev.latchkey.access.AccessChecks;
import dev.latchkey.access.CallContext;
import dev.latchkey.access.SignedWith;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.PrincipalKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks for somebody who may make the call already: a role that the one who asks may assume, else a role, else a user.
 *
 * <p>It stops at the first it finds. Whoever is allowed everything counts only where nobody else is found.
 */
final class OtherSigners {

    private final AccessChecks checks;
    private final Asked asked;
    private final Asker asker;

    OtherSigners(AccessChecks checks, Asked asked, Asker asker) {
        this.checks = checks;
        this.asked = asked;
        this.asker = asker;
    }

    Optional<SignAs> find() {
        List<KnownPrincipal> roles = others(PrincipalKind.ROLE);
        Assuming assuming = new Assuming(asked.snapshot(), asker);
        return first(roles.stream().filter(assuming::allowed), true, false)
                .or(() -> first(Stream.concat(roles.stream(), others(PrincipalKind.USER).stream()), false, false))
                .or(() -> first(Stream.concat(roles.stream(), others(PrincipalKind.USER).stream()), false, true));
    }

    private List<KnownPrincipal> others(PrincipalKind kind) {
        return asked.snapshot().principals(kind).stream()
                .filter(principal -> !principal.arn().equals(asker.arn()))
                .filter(principal -> !principal.path().startsWith("/aws-service-role/"))
                .toList();
    }

    private Optional<SignAs> first(Stream<KnownPrincipal> principals, boolean assumable, boolean wildcard) {
        return principals
                .map(principal -> new SignAs(principal, assumable, wildcard, context(principal)))
                .filter(candidate -> candidate.after(asked).open(checks))
                .filter(candidate -> wildcard || !byWildcard(candidate))
                .findFirst();
    }

    private boolean byWildcard(SignAs candidate) {
        return candidate.after(asked).answer(checks).reason().wildcard();
    }

    /** The same call; a role has no long-term key. */
    private CallContext context(KnownPrincipal principal) {
        CallContext now = asked.context();
        return principal.kind() == PrincipalKind.ROLE && now.signedWith() == SignedWith.LONG_TERM_KEY
                ? new CallContext(SignedWith.SESSION, now.keys(), now.sessionPolicy())
                : now;
    }
}
