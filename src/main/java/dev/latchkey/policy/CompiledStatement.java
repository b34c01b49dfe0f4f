package dev.latchkey.policy;

import dev.latchkey.policy.MismatchReason.ActionMiss;
import dev.latchkey.policy.MismatchReason.ConditionUnknown;
import dev.latchkey.policy.MismatchReason.PrincipalMiss;
import dev.latchkey.policy.MismatchReason.ResourceMiss;
import dev.latchkey.policy.MismatchReason.ResourceUnknown;
import dev.latchkey.policy.MismatchReason.Unevaluable;
import dev.latchkey.policy.PrincipalMatcher.Naming;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A statement made ready to be held against requests, element by element.
 *
 * <p>What cannot be evaluated fails closed: an Allow with a flaw matches nothing, and a Deny with a flaw matches
 * whatever its readable elements cover, an unreadable element covering everything. The quick answer and the reason
 * stand side by side here, because they must not drift apart.
 */
final class CompiledStatement {

    private final Statement statement;
    private final boolean flawed;
    /** Null where the element covers everything. */
    private final @Nullable CompiledActions actions;

    private final @Nullable CompiledResources resources;
    private final @Nullable PrincipalElement principal;
    private final CompiledCondition[] conditions;

    /**
     * @param variables whether the policy's version has variables
     */
    CompiledStatement(Statement statement, boolean variables) {
        this.statement = statement;
        this.flawed = statement.flaw().isPresent();
        PatternElement action = statement.action();
        this.actions = flawed && unreadable(action.patterns(), each -> each.equals("*") || each.contains(":"))
                ? null
                : new CompiledActions(action);
        PatternElement resource = statement.resource().orElse(null);
        boolean anywhere = flawed
                && resource != null
                && unreadable(resource.patterns(), each -> each.equals("*") || each.startsWith("arn:"));
        this.resources = anywhere || resource == null ? null : new CompiledResources(resource, variables);
        this.principal = statement.principal().filter(this::readable).orElse(null);
        // Whatever the conditions of a flawed Deny say, it stands.
        this.conditions = (flawed ? List.<Condition>of() : statement.conditions())
                .stream()
                        .map(condition -> new CompiledCondition(condition, variables))
                        .toArray(CompiledCondition[]::new);
    }

    private boolean readable(PrincipalElement named) {
        return !flawed || !named.isEmpty() && named.aws().stream().allMatch(PrincipalMatcher::readable);
    }

    private static boolean unreadable(List<String> texts, Predicate<String> readable) {
        return texts.isEmpty() || !texts.stream().allMatch(readable);
    }

    Statement statement() {
        return statement;
    }

    boolean allows() {
        return statement.effect() == Effect.ALLOW;
    }

    /** Whether it can match at all as part of such a policy: only a trust policy, a kind of resource policy, has no Resource. */
    boolean standsIn(PolicyType type) {
        return !allows() || !flawed && (statement.resource().isPresent() || type == PolicyType.RESOURCE);
    }

    boolean covers(String action) {
        return actions == null || actions.cover(action);
    }

    /** Whom it names; a flawed Deny in a policy that knows no principals names everybody. */
    private @Nullable PrincipalElement named(PolicyType type) {
        return type == PolicyType.RESOURCE || !flawed ? principal : null;
    }

    boolean names(PolicyType type, Principal asking) {
        PrincipalElement named = named(type);
        return named == null || PrincipalMatcher.naming(named, statement.effect(), asking) != Naming.NOT_NAMED;
    }

    /** How strongly a statement of a resource policy names the principal. */
    Naming naming(Principal asking) {
        return principal == null ? Naming.NOT_NAMED : PrincipalMatcher.naming(principal, statement.effect(), asking);
    }

    Fit resourceFit(String resource, RequestContext context) {
        return resources == null ? Fit.MATCH : resources.fit(resource, context);
    }

    CompiledCondition[] conditions() {
        return conditions;
    }

    /** Null where it covers all resources. */
    @Nullable
    CompiledResources resources() {
        return resources;
    }

    @Nullable
    PrincipalElement principal() {
        return principal;
    }

    /** All but the action, which the policy's index has already looked at. */
    Fit fitBeyondAction(PolicyType type, AuthorizationRequest request) {
        if (!standsIn(type) || !names(type, request.principal())) {
            return Fit.MISS;
        }
        Fit fit = resourceFit(request.resource(), request.context());
        for (int i = 0; i < conditions.length && fit != Fit.MISS; i++) {
            fit = and(fit, conditions[i].fit(request.context()));
        }
        return fit;
    }

    /** What an element surely missing does, none can undo. */
    Fit and(Fit fit, Fit condition) {
        return fit == Fit.MISS
                ? fit
                : switch (met(condition, allows())) {
                    case MATCH -> fit;
                    case OPEN -> Fit.OPEN;
                    case MISS, UNREADABLE -> Fit.MISS;
                };
    }

    /** A condition that cannot be read stops an Allow only. */
    static Fit met(Fit condition, boolean allow) {
        return condition != Fit.UNREADABLE ? condition : allow ? Fit.MISS : Fit.MATCH;
    }

    /** The first element that does not fit, or null when all do. */
    @Nullable
    MismatchReason miss(PolicyType type, AuthorizationRequest request) {
        if (!standsIn(type)) {
            return new Unevaluable(statement.flaw().orElse("The statement has no Resource."));
        }
        PrincipalElement named = named(type);
        if (named != null && !names(type, request.principal())) {
            return new PrincipalMiss(named, request.principal());
        }
        if (!covers(request.action())) {
            return new ActionMiss(statement.action(), request.action());
        }
        PatternElement element = statement.resource().orElse(null);
        Fit resource = resourceFit(request.resource(), request.context());
        if (element != null && resource == Fit.MISS) {
            return new ResourceMiss(element, request.resource());
        }
        ResourceUnknown open = element != null && resources != null && resource == Fit.OPEN
                ? new ResourceUnknown(element, request.resource(), resources.unknownKeys(request.context()))
                : null;
        return joined(open, conditionMiss(request.context()));
    }

    /** A condition surely not met outweighs a resource that is not known. */
    private static @Nullable MismatchReason joined(
            @Nullable ResourceUnknown resource, @Nullable MismatchReason condition) {
        if (resource == null || condition == null) {
            return resource == null ? condition : resource;
        }
        return condition instanceof ConditionUnknown(Condition first, Set<String> keys)
                ? new ConditionUnknown(first, union(keys, resource.unknownKeys()))
                : condition;
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> union = new TreeSet<>(some);
        union.addAll(others);
        return union;
    }

    /** A condition surely not met outweighs one that is not known. */
    private @Nullable MismatchReason conditionMiss(RequestContext context) {
        ConditionUnknown unknown = null;
        for (CompiledCondition condition : conditions) {
            MismatchReason miss = condition.miss(context);
            if (miss instanceof ConditionUnknown open) {
                unknown = unknown == null
                        ? open
                        : new ConditionUnknown(unknown.condition(), union(unknown.unknownKeys(), open.unknownKeys()));
            } else if (miss != null && !(miss instanceof Unevaluable && !allows())) {
                return miss;
            }
        }
        return unknown;
    }
}
