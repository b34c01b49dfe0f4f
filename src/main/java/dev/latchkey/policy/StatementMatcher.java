package dev.latchkey.policy;

import dev.latchkey.policy.MismatchReason.ActionMiss;
import dev.latchkey.policy.MismatchReason.ConditionUnknown;
import dev.latchkey.policy.MismatchReason.PrincipalMiss;
import dev.latchkey.policy.MismatchReason.ResourceMiss;
import dev.latchkey.policy.MismatchReason.ResourceUnknown;
import dev.latchkey.policy.MismatchReason.Unevaluable;
import dev.latchkey.policy.Policy.Version;
import dev.latchkey.policy.PrincipalMatcher.Naming;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Holds the statements of policies against one request, element by element.
 *
 * <p>What cannot be evaluated fails closed: an Allow with a flaw matches nothing, and a Deny with a flaw matches
 * whatever its readable elements cover, an unreadable element covering everything.
 */
final class StatementMatcher {

    private static final int FIFTH_COLON = 5;

    private final AuthorizationRequest request;

    StatementMatcher(AuthorizationRequest request) {
        this.request = request;
    }

    List<StatementResult> results(PolicyType type, SourcedPolicy policy) {
        List<StatementResult> results = new ArrayList<>();
        List<Statement> statements = policy.document().statements();
        boolean variables = policy.document().version() == Version.V2012_10_17;
        for (int i = 0; i < statements.size(); i++) {
            MismatchReason miss = miss(type, statements.get(i), variables);
            results.add(new StatementResult(policy.source(), i, statements.get(i), miss));
        }
        return results;
    }

    private @Nullable MismatchReason miss(PolicyType type, Statement statement, boolean variables) {
        boolean flawed = statement.flaw().isPresent();
        boolean allow = statement.effect() == Effect.ALLOW;
        if (flawed && allow) {
            return new Unevaluable(statement.flaw().get());
        }
        // Only a trust policy, a kind of resource policy, may leave the resource out.
        if (allow && statement.resource().isEmpty() && type != PolicyType.RESOURCE) {
            return new Unevaluable("The statement has no Resource.");
        }
        MismatchReason element = type == PolicyType.RESOURCE || !flawed ? principalMiss(statement, flawed) : null;
        element = element == null ? actionMiss(statement.action(), flawed) : element;
        element = element == null ? resourceMiss(statement, flawed, variables) : element;
        boolean surely = element != null && element.unknownKeys().isEmpty();
        return surely || flawed ? element : with(element, conditionMiss(statement, variables));
    }

    /** A condition surely not met outweighs a resource that is not known. */
    private static @Nullable MismatchReason with(
            @Nullable MismatchReason resource, @Nullable MismatchReason condition) {
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

    private @Nullable MismatchReason principalMiss(Statement statement, boolean flawed) {
        PrincipalElement named = statement.principal().orElse(null);
        if (named == null
                || flawed && (named.isEmpty() || !named.aws().stream().allMatch(PrincipalMatcher::readable))) {
            return null;
        }
        return PrincipalMatcher.naming(named, statement.effect(), request.principal()) == Naming.NOT_NAMED
                ? new PrincipalMiss(named, request.principal())
                : null;
    }

    private @Nullable MismatchReason actionMiss(PatternElement element, boolean flawed) {
        if (flawed && unreadable(element.patterns(), pattern -> pattern.equals("*") || pattern.contains(":"))) {
            return null;
        }
        boolean named = element.patterns().stream()
                .anyMatch(pattern -> pattern.equals("*")
                        || Glob.ignoringCase(Template.plain(pattern)).matches(request.action()));
        return named == element.negated() ? new ActionMiss(element, request.action()) : null;
    }

    private @Nullable MismatchReason resourceMiss(Statement statement, boolean flawed, boolean variables) {
        PatternElement element = statement.resource().orElse(null);
        if (element == null
                || flawed
                        && unreadable(
                                element.patterns(), pattern -> pattern.equals("*") || pattern.startsWith("arn:"))) {
            return null;
        }
        boolean named = false;
        Set<String> unknown = new TreeSet<>();
        for (String pattern : element.patterns()) {
            Template.Filled filled = variables
                    ? Template.fill(pattern, resourcePart(pattern), request.context())
                    : new Template.Filled(Optional.of(Template.plain(pattern)), null);
            if (filled.unknownKey() != null) {
                unknown.add(filled.unknownKey());
            }
            // An absent variable: the entry matches nothing, and under NotResource excludes nothing.
            named |= filled.template()
                    .filter(template -> Glob.ofArn(template).matches(request.resource()))
                    .isPresent();
        }
        if (!named && !unknown.isEmpty()) {
            return new ResourceUnknown(element, request.resource(), unknown);
        }
        return named == element.negated() ? new ResourceMiss(element, request.resource()) : null;
    }

    private static boolean unreadable(List<String> texts, Predicate<String> readable) {
        return texts.isEmpty() || !texts.stream().allMatch(readable);
    }

    /** Where the sixth part of an ARN begins: variables count only there. */
    private static int resourcePart(String pattern) {
        int at = -1;
        for (int colon = 0; colon < FIFTH_COLON; colon++) {
            at = pattern.indexOf(':', at + 1);
            if (at < 0) {
                return pattern.length();
            }
        }
        return at;
    }

    /** A condition surely not met outweighs one that is not known. */
    private @Nullable MismatchReason conditionMiss(Statement statement, boolean variables) {
        ConditionMatcher matcher = new ConditionMatcher(request.context(), variables);
        ConditionUnknown unknown = null;
        for (Condition condition : statement.conditions()) {
            MismatchReason miss = matcher.miss(condition);
            if (miss instanceof ConditionUnknown open) {
                unknown = unknown == null
                        ? open
                        : new ConditionUnknown(unknown.condition(), union(unknown.unknownKeys(), open.unknownKeys()));
            } else if (miss != null && !(miss instanceof Unevaluable && statement.effect() == Effect.DENY)) {
                return miss;
            }
        }
        return unknown;
    }
}
