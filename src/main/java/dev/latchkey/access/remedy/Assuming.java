package dev.latchkey.access.remedy;

import dev.latchkey.access.remedy.change.Asker;
import dev.latchkey.inventory.HeldPolicy;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.PrincipalKind;
import dev.latchkey.inventory.Snapshot;
import dev.latchkey.policy.Answer;
import dev.latchkey.policy.AuthorizationRequest;
import dev.latchkey.policy.PolicyEvaluator;
import dev.latchkey.policy.PolicySet;
import dev.latchkey.policy.PolicySource;
import dev.latchkey.policy.PolicyType;
import dev.latchkey.policy.Principal;
import dev.latchkey.policy.RequestContext;
import dev.latchkey.policy.SourcedPolicy;
import java.util.List;
import java.util.Optional;

/**
 * Which roles a user or role may assume: the trust policy decides, and the identity policies where it only delegates.
 *
 * <p>AWS: "Switch to an IAM role". A condition nobody can answer now, MFA or an external id, counts as no.
 */
final class Assuming {

    private final Optional<KnownPrincipal> asker;
    private final List<SourcedPolicy> identity;

    Assuming(Snapshot snapshot, Asker asker) {
        this.asker = asker.known().filter(known -> known.kind() != PrincipalKind.GROUP);
        List<HeldPolicy> held = this.asker.map(snapshot::policiesOf).orElse(List.of());
        this.identity =
                held.stream().map(HeldPolicy::sourced).flatMap(Optional::stream).toList();
    }

    boolean allowed(KnownPrincipal role) {
        if (asker.isEmpty() || role.trust() == null) {
            return false;
        }
        return role.trust()
                .policy()
                .map(trust -> new SourcedPolicy(PolicySource.of(PolicyType.RESOURCE, "trust"), trust))
                .map(trust -> allowed(asker.get(), role, trust))
                .orElse(false);
    }

    private boolean allowed(KnownPrincipal known, KnownPrincipal role, SourcedPolicy trust) {
        PolicySet.Builder policies = PolicySet.builder().identity(identity).resource(trust);
        known.findBoundary().flatMap(HeldPolicy::sourced).ifPresent(policies::boundary);
        AuthorizationRequest request =
                new AuthorizationRequest(principal(known), "sts:AssumeRole", role.arn(), context(known));
        return PolicyEvaluator.decide(request, policies.build()) == Answer.ALLOWED;
    }

    private static Principal principal(KnownPrincipal known) {
        if (known.kind() == PrincipalKind.USER) {
            return new Principal.User(known.arn(), known.uniqueId());
        }
        String session = "arn:aws:sts::" + known.accountId() + ":assumed-role/" + known.name() + "/latchkey";
        return new Principal.RoleSession(known.arn(), session, known.uniqueId() + ":latchkey");
    }

    private static RequestContext context(KnownPrincipal known) {
        RequestContext.Builder context = RequestContext.builder()
                .put("aws:PrincipalArn", known.arn())
                .put("aws:PrincipalAccount", known.accountId())
                .put("aws:SecureTransport", "true")
                .unknown("aws:MultiFactorAuthPresent")
                .unknown("aws:MultiFactorAuthAge")
                .unknown("aws:SourceIp")
                .unknown("aws:SourceVpc")
                .unknown("aws:SourceVpce")
                .unknown("aws:CurrentTime")
                .unknown("aws:TokenIssueTime")
                .unknown("sts:ExternalId")
                .unknown("sts:RoleSessionName");
        known.tags().forEach((key, value) -> context.put("aws:PrincipalTag/" + key, value));
        return context.build();
    }
}
