package dev.latchkey.policy;

import dev.latchkey.policy.PrincipalMatcher.Naming;
import dev.latchkey.policy.ResourceTable.Asking;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The statements of all resource policies of a table, found by the names they give to principals. */
final class Claims {

    private static final String ANYONE = "*";

    private final Columns columns;
    private final String action;
    private final Map<String, List<Claim>> byName = new HashMap<>();
    private final Asked asked;
    /** What holds whoever asks. */
    private final Named everybody;

    Claims(Columns columns, List<ResourceTable.Resource> resources, String action) {
        this.columns = columns;
        this.action = action;
        this.asked = asked(resources, action);
        this.everybody = Named.nobody(columns.words());
        for (int column = 0; column < resources.size(); column++) {
            SourcedPolicy policy = resources.get(column).policy();
            if (policy != null) {
                claims(column, policy.document().compiled());
            }
        }
    }

    private void claims(int column, CompiledPolicy policy) {
        for (CompiledStatement statement : policy.covering(action)) {
            if (statement.standsIn(PolicyType.RESOURCE)) {
                Claim claim = Claim.of(columns, column, statement);
                List<String> names = names(statement);
                if (claim.settled() == Fit.MISS) {
                    continue;
                }
                if (claim.left().isEmpty() && !claim.paired() && names.equals(List.of(ANYONE)) && !negated(statement)) {
                    everybody.add(claim, Naming.ITSELF, claim.settled());
                } else {
                    names.forEach(name -> byName.computeIfAbsent(name, any -> new ArrayList<>())
                            .add(claim));
                }
            }
        }
    }

    private static boolean negated(CompiledStatement statement) {
        PrincipalElement element = statement.principal();
        return element != null && element.negated();
    }

    /** Under which names to look for a statement; one without a Principal allows nobody and denies everybody. */
    private static List<String> names(CompiledStatement statement) {
        PrincipalElement element = statement.principal();
        if (element == null) {
            return statement.allows() ? List.of() : List.of(ANYONE);
        }
        if (element.negated() || element.isAnyone()) {
            return List.of(ANYONE);
        }
        List<String> names = new ArrayList<>(element.services());
        element.aws().forEach(name -> names.add(Accounts.number(name)));
        return names.stream().distinct().toList();
    }

    /**
     * The keys that the resource policies ask for.
     *
     * @param again whether one of them asks for the same key twice
     */
    record Asked(Set<String> keys, boolean again) {}

    private static Asked asked(List<ResourceTable.Resource> resources, String action) {
        Set<String> keys = new HashSet<>();
        boolean again = false;
        for (ResourceTable.Resource resource : resources) {
            Set<String> own = new HashSet<>();
            SourcedPolicy policy = resource.policy();
            if (policy != null) {
                for (CompiledStatement statement : policy.document().compiled().covering(action)) {
                    for (CompiledCondition condition : statement.conditions()) {
                        boolean known = resource.context().named(condition.key()) instanceof RequestContext.Present;
                        again |= !known && !own.add(condition.key());
                    }
                }
            }
            keys.addAll(own);
        }
        return new Asked(keys, again);
    }

    Asked asked() {
        return asked;
    }

    /** What the resource policies say of one principal. */
    Named naming(ResourceTable table, Asking asking) {
        Named named = everybody.copy();
        for (String name : names(asking.principal())) {
            for (Claim claim : byName.getOrDefault(name, List.of())) {
                if (claim.statement().names(PolicyType.RESOURCE, asking.principal())) {
                    named.add(claim, claim.statement().naming(asking.principal()), claim.fit(table, asking));
                }
            }
        }
        return named;
    }

    /** All names a Principal element can have for him. */
    private static List<String> names(Principal principal) {
        return switch (principal) {
            case Principal.User user -> List.of(ANYONE, user.arn(), user.accountId());
            case Principal.RoleSession session ->
                List.of(ANYONE, session.sessionArn(), session.roleArn(), session.accountId());
            case Principal.FederatedUser federated ->
                List.of(ANYONE, federated.arn(), federated.userArn(), federated.accountId());
            case Principal.Root root -> List.of(ANYONE, root.accountId());
            case Principal.Service service -> List.of(ANYONE, service.name());
            case Principal.Anonymous anonymous -> List.of(ANYONE);
        };
    }

    /**
     * A statement of one resource's policy.
     *
     * @param settled what the resource decides of it by itself
     * @param left the conditions that hang on the request
     * @param paired whether something hangs on both
     */
    record Claim(int column, CompiledStatement statement, Fit settled, List<CompiledCondition> left, boolean paired) {

        static Claim of(Columns columns, int column, CompiledStatement statement) {
            RequestContext own = columns.context(column);
            CompiledResources resources = statement.resources();
            boolean paired = resources != null && !own.names().containsAll(resources.keys());
            Fit settled = paired ? Fit.MATCH : statement.resourceFit(columns.arn(column), own);
            List<CompiledCondition> left = new ArrayList<>();
            for (CompiledCondition condition : statement.conditions()) {
                if (own.names().containsAll(condition.keys())) {
                    settled = statement.and(settled, condition.fit(own));
                } else {
                    left.add(condition);
                    paired |= condition.keys().stream().anyMatch(own.names()::contains);
                }
            }
            return new Claim(column, statement, settled, left, paired);
        }

        Fit fit(ResourceTable table, Asking asking) {
            if (paired) {
                return statement.fitBeyondAction(PolicyType.RESOURCE, table.request(asking, column));
            }
            Fit fit = settled;
            for (int i = 0; i < left.size() && fit != Fit.MISS; i++) {
                fit = statement.and(fit, left.get(i).fit(asking.context()));
            }
            return fit;
        }
    }

    /** For each resource how its policy names a principal, and whether it denies him. */
    record Named(Row itself, Row role, Row any, Row denied) {

        static Named nobody(int words) {
            return new Named(Row.none(words), Row.none(words), Row.none(words), Row.none(words));
        }

        Named copy() {
            return new Named(itself.copy(), role.copy(), any.copy(), denied.copy());
        }

        void add(Claim claim, Naming naming, Fit fit) {
            if (!claim.statement().allows()) {
                denied.set(claim.column(), fit);
                return;
            }
            if (naming == Naming.ITSELF) {
                itself.set(claim.column(), fit);
            } else if (naming == Naming.ROLE) {
                role.set(claim.column(), fit);
            }
            if (naming != Naming.NOT_NAMED) {
                any.set(claim.column(), fit);
            }
        }
    }
}
