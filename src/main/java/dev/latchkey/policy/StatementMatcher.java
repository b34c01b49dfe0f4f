package dev.latchkey.policy;

import dev.latchkey.policy.MismatchReason.ActionMiss;
import dev.latchkey.policy.MismatchReason.ConditionUnknown;
import dev.latchkey.policy.MismatchReason.PrincipalMiss;
import dev.latchkey.policy.MismatchReason.ResourceMiss;
import dev.latchkey.policy.MismatchReason.Unevaluable;
import dev.latchkey.policy.Policy.Version;
import dev.latchkey.policy.PrincipalMatcher.Naming;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds the statements of policies against one request, element by element. */
final class StatementMatcher {

    private static final int FIFTH_COLON = 5;

    private final AuthorizationRequest request;

    StatementMatcher(AuthorizationRequest request) {
        this.request = request;
    }

    List<StatementResult> results(SourcedPolicy policy) {
        List<StatementResult> results = new ArrayList<>();
        List<Statement> statements = policy.document().statements();
        boolean variables = policy.document().version() == Version.V2012_10_17;
        for (int i = 0; i < statements.size(); i++) {
            results.add(new StatementResult(policy.source(), i, statements.get(i), miss(statements.get(i), variables)));
        }
        return results;
    }

    private @Nullable MismatchReason miss(Statement statement, boolean variables) {
        if (statement.flaw().isPresent() && statement.effect() == Effect.ALLOW) {
            return new Unevaluable(statement.flaw().get());
        }
        MismatchReason element = elementMiss(statement, variables);
        // A Deny that cannot be read must not be lost: it stands against everything its readable elements cover.
        return element != null || statement.flaw().isPresent() ? element : conditionMiss(statement, variables);
    }

    private @Nullable MismatchReason elementMiss(Statement statement, boolean variables) {
        if (statement.principal().isPresent()) {
            PrincipalElement named = statement.principal().get();
            if (PrincipalMatcher.naming(named, request.principal()) == Naming.NOT_NAMED) {
                return new PrincipalMiss(named, request.principal());
            }
        }
        boolean unreadAction =
                statement.flaw().isPresent() && statement.action().patterns().isEmpty();
        if (!unreadAction && !matchesAction(statement.action())) {
            return new ActionMiss(statement.action(), request.action());
        }
        if (statement.resource().isEmpty()) {
            return null;
        }
        PatternElement resource = statement.resource().get();
        boolean unreadResource =
                statement.flaw().isPresent() && resource.patterns().isEmpty();
        return unreadResource ? null : resourceMiss(resource, variables);
    }

    private boolean matchesAction(PatternElement element) {
        boolean named = element.patterns().stream()
                .anyMatch(pattern -> pattern.equals("*")
                        || Glob.ignoringCase(Template.plain(pattern)).matches(request.action()));
        return named != element.negated();
    }

    private @Nullable MismatchReason resourceMiss(PatternElement element, boolean variables) {
        boolean named = false;
        String unknownKey = null;
        for (String pattern : element.patterns()) {
            if (pattern.equals("*")) {
                named = true;
                continue;
            }
            Template.Filled filled = variables
                    ? Template.fill(pattern, resourcePart(pattern), request.context())
                    : new Template.Filled(Optional.of(Template.plain(pattern)), null);
            if (filled.unknownKey() != null) {
                unknownKey = filled.unknownKey();
            }
            // An absent variable: the entry matches nothing, and under NotResource excludes nothing.
            named |= filled.template()
                    .filter(template -> Glob.ofArn(template).matches(request.resource()))
                    .isPresent();
        }
        if (!named && unknownKey != null) {
            return new ConditionUnknown(new Condition("Resource", unknownKey, element.patterns()), unknownKey);
        }
        return named != element.negated() ? null : new ResourceMiss(element, request.resource());
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
        MismatchReason unknown = null;
        for (Condition condition : statement.conditions()) {
            MismatchReason miss = matcher.miss(condition);
            if (miss instanceof ConditionUnknown) {
                unknown = unknown == null ? miss : unknown;
            } else if (miss instanceof Unevaluable && statement.effect() == Effect.DENY) {
                continue;
            } else if (miss != null) {
                return miss;
            }
        }
        return unknown;
    }
}
