package dev.latchkey.policy;

import dev.latchkey.policy.ResourceTable.Asking;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@link QuickWalk} for all resources of a table at once. */
final class TableWalk {

    private final ResourceTable table;
    private final PolicySet policies;
    private final Asking asking;
    private final Set<PolicyType> bearing;
    private final Claims.Named named;
    private final Row organization;
    private final Row identity;
    private final Row limits;

    TableWalk(ResourceTable table, PolicySet policies, Asking asking) {
        this.table = table;
        this.policies = policies;
        this.asking = asking;
        this.bearing = Bearing.on(asking.principal());
        this.named = table.claims().naming(table, asking);
        this.organization = all();
        policies.organization().forEach(level -> organization.and(allowed(PolicyType.ORGANIZATION, level)));
        this.identity =
                bearing.contains(PolicyType.IDENTITY) ? allowed(PolicyType.IDENTITY, policies.identity()) : none();
        this.limits = all();
        policies.boundary().ifPresent(boundary -> limits.and(allowed(PolicyType.BOUNDARY, List.of(boundary))));
        session().ifPresent(passed -> limits.and(allowed(PolicyType.SESSION, passed)));
    }

    /** A federated session without a session policy may do nothing. */
    private Optional<List<SourcedPolicy>> session() {
        return asking.principal() instanceof Principal.FederatedUser
                ? Optional.of(policies.session().orElse(List.of()))
                : policies.session();
    }

    private Row all() {
        return Row.all(table.columns().words());
    }

    private Row none() {
        return Row.none(table.columns().words());
    }

    /** What such policies allow; what they deny is noted, and what could not be read stands in nobody's way here. */
    private Row allowed(PolicyType type, List<SourcedPolicy> given) {
        if (!bearing.contains(type)) {
            return all();
        }
        Row allowed = none();
        given.forEach(policy -> table.row(policy.document()).addTo(allowed, named.denied(), asking));
        return policies.unread().contains(type) ? all() : allowed;
    }

    Answers answers() {
        int count = table.columns().count();
        Answers answers = new Answers(count);
        boolean allOpen =
                policies.unread().stream().anyMatch(type -> type != PolicyType.RESOURCE && bearing.contains(type));
        long[] own = table.own(asking.principal());
        for (int w = 0; w < own.length; w++) {
            long unread = table.unread()[w];
            long explicit = named.denied().sure[w];
            long best = lanes(w, true, unread).reached(asking.principal(), own[w]) & ~explicit;
            long sure = lanes(w, false, 0).reached(asking.principal(), own[w]) & ~named.denied().possible[w] & ~unread;
            answers.set(w, explicit, best, allOpen ? 0 : sure & best);
        }
        if (!allOpen && answers.open() > answers.allowed() && mayBeSettled()) {
            settleOpen(answers);
        }
        return answers;
    }

    private boolean mayBeSettled() {
        Claims.Asked asked = table.claims().asked();
        return asked.again()
                || Cases.asksAgain(
                        table.action(),
                        policies,
                        key -> asking.context().unknown(key) || table.columns().unknown(key),
                        new HashSet<>(asked.keys()));
    }

    /** What is still open is asked one by one where conditions on one unknown key may settle it. */
    private void settleOpen(Answers answers) {
        for (int i = 0; i < answers.count(); i++) {
            ResourceTable.Resource resource = table.resources().get(i);
            if (answers.at(i) == Answer.UNDETERMINED && !resource.unread()) {
                PolicySet all = policies.withResource(resource.policy());
                AuthorizationRequest request = table.request(asking, i);
                if (Cases.possible(request, all)) {
                    answers.settle(i, Answer.of(PolicyEvaluator.evaluate(request, all)));
                }
            }
        }
    }

    private Lanes lanes(int w, boolean best, long unread) {
        return new Lanes(
                organization.of(best)[w],
                named.itself().of(best)[w] | unread,
                named.role().of(best)[w],
                named.any().of(best)[w] | unread,
                identity.of(best)[w],
                limits.of(best)[w]);
    }
}
