package dev.latchkey.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A user, role or group as {@code GetAccountAuthorizationDetails} shows it.
 *
 * @param uniqueId {@code AIDA…}, {@code AROA…} or {@code AGPA…}
 * @param policies inline and attached, without those of groups ({@link Snapshot#policiesOf})
 * @param groups names; empty for roles and groups
 * @param boundary of the type {@code BOUNDARY}, or null
 * @param trust who may assume the role, or null for users and groups
 * @param lastUsed of a role, where AWS has seen it used
 */
public record KnownPrincipal(
        PrincipalKind kind,
        String name,
        String arn,
        String path,
        String uniqueId,
        Instant created,
        List<HeldPolicy> policies,
        List<String> groups,
        @Nullable HeldPolicy boundary,
        @Nullable PolicyDocument trust,
        Map<String, String> tags,
        @Nullable Instant lastUsed) {

    /** Inline policies. */
    public List<HeldPolicy> inline() {
        return policies.stream()
                .filter(held -> held.kind() == HeldPolicy.Kind.INLINE)
                .toList();
    }

    /** Attached managed policies. */
    public List<HeldPolicy> attached() {
        return policies.stream()
                .filter(held -> held.kind() != HeldPolicy.Kind.INLINE)
                .toList();
    }

    public Optional<HeldPolicy> findBoundary() {
        return Optional.ofNullable(boundary);
    }

    /** The same principal with these policies of its own. */
    public KnownPrincipal withPolicies(List<HeldPolicy> others) {
        return new KnownPrincipal(
                kind, name, arn, path, uniqueId, created, others, groups, boundary, trust, tags, lastUsed);
    }

    /** The same principal under that boundary. */
    public KnownPrincipal withBoundary(HeldPolicy other) {
        return new KnownPrincipal(
                kind, name, arn, path, uniqueId, created, policies, groups, other, trust, tags, lastUsed);
    }

    /** The account the principal lives in. */
    public String accountId() {
        return arn.split(":", 6)[4];
    }
}
