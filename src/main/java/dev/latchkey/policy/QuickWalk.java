package dev.latchkey.policy;

import dev.latchkey.policy.PrincipalMatcher.Naming;
import java.util.List;
import java.util.Set;

/**
 * The answer without reasons, and on the common path without garbage. What is not known is tried both ways, as in
 * {@link Evaluation}; a test holds that the two agree.
 */
final class QuickWalk {

    private static final int ITSELF = 1;
    private static final int ROLE = 2;
    private static final int NAMED = 4;
    /** How far the bits for what is only perhaps named stand from those for what surely is. */
    private static final int PERHAPS = 8;

    private final AuthorizationRequest request;
    private final PolicySet policies;
    private final Set<PolicyType> bearing;
    private int denials;
    private int namings;

    private QuickWalk(AuthorizationRequest request, PolicySet policies) {
        this.request = request;
        this.policies = policies;
        this.bearing = Bearing.on(request.principal());
    }

    static Answer decide(AuthorizationRequest request, PolicySet policies) {
        return new QuickWalk(request, policies).answer();
    }

    private Answer answer() {
        int organization = organization();
        resource();
        int identity = tally(PolicyType.IDENTITY, policies.identity());
        SourcedPolicy capping = policies.boundary().orElse(null);
        int boundary = capping == null ? Tally.ALLOWING : tally(PolicyType.BOUNDARY, List.of(capping));
        List<SourcedPolicy> passed = policies.session().orElse(null);
        // A federated session without a session policy may do nothing.
        boolean free = passed == null && !(request.principal() instanceof Principal.FederatedUser);
        int session = free ? Tally.ALLOWING : tally(PolicyType.SESSION, passed == null ? List.of() : passed);
        if (Tally.denies(denials)) {
            return Answer.EXPLICITLY_DENIED;
        }
        if (!reached(organization, identity, boundary & session, true)) {
            return Answer.IMPLICITLY_DENIED;
        }
        boolean sure =
                !anyUnread() && !Tally.mayDeny(denials) && reached(organization, identity, boundary & session, false);
        return sure ? Answer.ALLOWED : Answer.UNDETERMINED;
    }

    private boolean reached(int organization, int identity, int limits, boolean best) {
        int named = best ? namings >> PERHAPS : namings;
        Lanes lanes = new Lanes(
                Tally.allows(organization, best),
                (named & ITSELF) != 0 ? 1 : 0,
                (named & ROLE) != 0 ? 1 : 0,
                (named & NAMED) != 0 ? 1 : 0,
                Tally.allows(identity, best),
                Tally.allows(limits, best));
        long own = Accounts.same(request.resource(), request.principal()) ? 1 : 0;
        return (lanes.reached(request.principal(), own) & 1) != 0;
    }

    /** Each level must allow (AWS Organizations User Guide, "SCP evaluation"). */
    private int organization() {
        int all = Tally.ALLOWING;
        for (int i = 0; i < policies.organization().size(); i++) {
            all &= tally(PolicyType.ORGANIZATION, policies.organization().get(i));
        }
        return all;
    }

    private void resource() {
        if (unread(PolicyType.RESOURCE)) {
            namings = (ITSELF | NAMED) << PERHAPS;
        }
        SourcedPolicy policy = policies.resource().orElse(null);
        if (policy == null) {
            return;
        }
        for (CompiledStatement statement : policy.document().compiled().touching(request.action())) {
            Fit fit = statement.covers(request.action())
                    ? statement.fitBeyondAction(PolicyType.RESOURCE, request)
                    : Fit.MISS;
            if (statement.allows() && fit != Fit.MISS) {
                int named = bits(statement.naming(request.principal()));
                namings |= fit == Fit.MATCH ? named | named << PERHAPS : named << PERHAPS;
            } else {
                denials |= Tally.of(statement, fit);
            }
        }
    }

    private static int bits(Naming naming) {
        return switch (naming) {
            case ITSELF -> ITSELF | NAMED;
            case ROLE -> ROLE | NAMED;
            case ACCOUNT -> NAMED;
            case NOT_NAMED -> 0;
        };
    }

    /** What the policies come to; what could not be read stands in nobody's way here and is told at the end. */
    private int tally(PolicyType type, List<SourcedPolicy> given) {
        if (!bearing.contains(type)) {
            return type == PolicyType.IDENTITY ? Tally.NOTHING : Tally.ALLOWING;
        }
        int tally = Tally.of(type, given, request);
        denials |= tally;
        return unread(type) ? tally | Tally.ALLOWING : tally;
    }

    private boolean unread(PolicyType type) {
        return policies.unread().contains(type) && bearing.contains(type);
    }

    private boolean anyUnread() {
        if (policies.unread().isEmpty()) {
            return false;
        }
        for (PolicyType type : bearing) {
            if (policies.unread().contains(type)) {
                return true;
            }
        }
        return false;
    }
}
