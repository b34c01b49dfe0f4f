package dev.latchkey.policy;

import dev.latchkey.policy.PrincipalMatcher.Naming;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The answer without reasons and without garbage: all that is found out is bits of numbers, see {@link Tally}. What is
 * not known is tried both ways, as in {@link Evaluation}; a test holds that the two agree.
 */
final class QuickWalk {

    private static final int ITSELF = 1 << 4;
    private static final int ROLE = 1 << 5;
    private static final int NAMED = 1 << 6;
    /** How far the bits for who is perhaps named stand from those for who surely is. */
    private static final int PERHAPS = 4;

    private QuickWalk() {}

    static Answer decide(AuthorizationRequest request, PolicySet policies) {
        Set<PolicyType> bearing = Bearing.on(request.principal());
        int resource = resource(request, policies, bearing);
        int organization = organization(request, policies, bearing);
        int identity = bearing.contains(PolicyType.IDENTITY)
                ? tally(PolicyType.IDENTITY, policies.identity(), request, policies)
                : Tally.NOTHING;
        int boundary = boundary(request, policies, bearing);
        int session = session(request, policies, bearing);
        int denials = resource | organization | identity | boundary | session;
        if (Tally.denies(denials)) {
            return Answer.EXPLICITLY_DENIED;
        }
        if (!reached(request, resource >> PERHAPS, organization, identity, boundary & session, true)) {
            return Answer.IMPLICITLY_DENIED;
        }
        if (anyUnread(policies, bearing)) {
            return Answer.UNDETERMINED;
        }
        boolean sure = !Tally.mayDeny(denials)
                && reached(request, resource, organization, identity, boundary & session, false);
        return sure ? Answer.ALLOWED : open(request, policies);
    }

    /** Open, unless what is asked of one unknown key settles it; that is rare, and slow to find out. */
    private static Answer open(AuthorizationRequest request, PolicySet policies) {
        return Cases.possible(request, policies)
                ? Answer.of(PolicyEvaluator.evaluate(request, policies))
                : Answer.UNDETERMINED;
    }

    private static boolean reached(
            AuthorizationRequest request, int named, int organization, int identity, int limits, boolean best) {
        Lanes lanes = new Lanes(
                Tally.allows(organization, best),
                bit(named & ITSELF),
                bit(named & ROLE),
                bit(named & NAMED),
                Tally.allows(identity, best),
                Tally.allows(limits, best));
        long own = Accounts.same(request.resource(), request.principal()) ? 1 : 0;
        return (lanes.reached(request.principal(), own) & 1) != 0;
    }

    private static long bit(int flag) {
        return flag == 0 ? 0 : 1;
    }

    /** Who is named by the resource policy, and whether it denies. */
    private static int resource(AuthorizationRequest request, PolicySet policies, Set<PolicyType> bearing) {
        int found = policies.unread().contains(PolicyType.RESOURCE) ? (ITSELF | NAMED) << PERHAPS : 0;
        SourcedPolicy policy = policies.resource().orElse(null);
        if (policy == null || !bearing.contains(PolicyType.RESOURCE)) {
            return found;
        }
        for (CompiledStatement statement : policy.document().compiled().covering(request.action())) {
            Fit fit = statement.fitBeyondAction(PolicyType.RESOURCE, request);
            if (!statement.allows()) {
                found |= Tally.of(statement, fit);
            } else if (fit != Fit.MISS) {
                int named = bits(statement.naming(request.principal()));
                found |= fit == Fit.MATCH ? named | named << PERHAPS : named << PERHAPS;
            }
        }
        return found;
    }

    private static int bits(Naming naming) {
        return switch (naming) {
            case ITSELF -> ITSELF | NAMED;
            case ROLE -> ROLE | NAMED;
            case ACCOUNT -> NAMED;
            case NOT_NAMED -> 0;
        };
    }

    /** Each level must allow (AWS Organizations User Guide, "SCP evaluation"). */
    private static int organization(AuthorizationRequest request, PolicySet policies, Set<PolicyType> bearing) {
        List<List<SourcedPolicy>> levels = policies.organization();
        int allowed = Tally.ALLOWING;
        int denied = Tally.NOTHING;
        for (int i = 0; i < levels.size() && bearing.contains(PolicyType.ORGANIZATION); i++) {
            int level = tally(PolicyType.ORGANIZATION, levels.get(i), request, policies);
            allowed &= level;
            denied |= level;
        }
        return allowed | denied & ~Tally.ALLOWING;
    }

    private static int boundary(AuthorizationRequest request, PolicySet policies, Set<PolicyType> bearing) {
        SourcedPolicy boundary = policies.boundary().orElse(null);
        if (boundary == null || !bearing.contains(PolicyType.BOUNDARY)) {
            return Tally.ALLOWING;
        }
        int tally = Tally.of(PolicyType.BOUNDARY, boundary.document(), request);
        return policies.unread().contains(PolicyType.BOUNDARY) ? tally | Tally.ALLOWING : tally;
    }

    /** A federated session without a session policy may do nothing. */
    private static int session(AuthorizationRequest request, PolicySet policies, Set<PolicyType> bearing) {
        List<SourcedPolicy> passed = policies.session().orElse(null);
        boolean free = passed == null && !(request.principal() instanceof Principal.FederatedUser);
        return free || !bearing.contains(PolicyType.SESSION)
                ? Tally.ALLOWING
                : tally(PolicyType.SESSION, passed, request, policies);
    }

    /** What could not be read stands in nobody's way here and is told at the end. */
    private static int tally(
            PolicyType type, @Nullable List<SourcedPolicy> given, AuthorizationRequest request, PolicySet policies) {
        int tally = given == null ? Tally.NOTHING : Tally.of(type, given, request);
        return policies.unread().contains(type) ? tally | Tally.ALLOWING : tally;
    }

    private static boolean anyUnread(PolicySet policies, Set<PolicyType> bearing) {
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
