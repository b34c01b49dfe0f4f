package dev.latchkey.access.remedy;

import dev.latchkey.access.AccessChecks;
import dev.latchkey.access.CallContext;
import dev.latchkey.access.SignedWith;
import dev.latchkey.access.remedy.change.Asked;
import dev.latchkey.access.remedy.change.Asker;
import dev.latchkey.access.remedy.change.SignAs;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.PolicyDocument;
import dev.latchkey.inventory.PrincipalKind;
import dev.latchkey.policy.Policy;
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
    private final Prospects prospects;
    private Optional<SignAs> fallback = Optional.empty();

    OtherSigners(AccessChecks checks, Asked asked, Asker asker) {
        this.checks = checks;
        this.asked = asked;
        this.asker = asker;
        this.prospects = new Prospects(asked.snapshot(), asked.url());
    }

    Optional<SignAs> find() {
        List<KnownPrincipal> roles =
                others(PrincipalKind.ROLE).stream().filter(this::reachable).toList();
        Assuming assuming = new Assuming(asked.snapshot(), asker);
        Stream<KnownPrincipal> everybody = Stream.concat(roles.stream(), others(PrincipalKind.USER).stream());
        return first(roles.stream().filter(assuming::allowed), true)
                .or(() -> first(everybody, false))
                .or(() -> fallback);
    }

    private List<KnownPrincipal> others(PrincipalKind kind) {
        return asked.snapshot().principals(kind).stream()
                .filter(principal -> !principal.arn().equals(asker.arn()))
                .filter(prospects::may)
                .toList();
    }

    private Optional<SignAs> first(Stream<KnownPrincipal> principals, boolean assumable) {
        return principals
                .map(principal -> new SignAs(principal, assumable, false, context(principal)))
                .filter(candidate -> candidate.after(asked).open(checks) && !byWildcard(candidate))
                .findFirst();
    }

    /** Whether somebody with keys of this account may get a session of the role; services and browsers' logins do not count. */
    private boolean reachable(KnownPrincipal role) {
        PolicyDocument trust = role.trust();
        return trust == null
                || trust.policy().map(Policy::statements).orElse(List.of()).stream()
                        .flatMap(statement -> statement.principal().stream())
                        .flatMap(element -> element.aws().stream())
                        .anyMatch(named -> named.equals("*") || named.contains(role.accountId()));
    }

    /** The first that is allowed everything is kept for want of a better one. */
    private boolean byWildcard(SignAs candidate) {
        boolean wildcard = candidate.after(asked).answer(checks).reason().wildcard();
        if (wildcard && fallback.isEmpty()) {
            fallback = Optional.of(new SignAs(candidate.principal(), candidate.assumable(), true, candidate.context()));
        }
        return wildcard;
    }

    /** The same call; a role has no long-term key. */
    private CallContext context(KnownPrincipal principal) {
        CallContext now = asked.context();
        return principal.kind() == PrincipalKind.ROLE && now.signedWith() == SignedWith.LONG_TERM_KEY
                ? new CallContext(SignedWith.SESSION, now.keys(), now.sessionPolicy())
                : now;
    }
}
