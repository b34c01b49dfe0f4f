package dev.latchkey.access.remedy.change;

import dev.latchkey.policy.Condition;
import dev.latchkey.policy.Effect;
import dev.latchkey.policy.PatternElement;
import dev.latchkey.policy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A Deny that no longer covers one principal on one function, and keeps as much of the rest as statements can say.
 *
 * @param others whether somebody else stands under the same statement
 */
record Narrowing(Statement deny, String principalArn, String functionArn, boolean others) {

    private static final Set<String> EVERY_INVOCATION = Set.of("*", "lambda:*");

    List<Statement> statements() {
        List<Statement> left = new ArrayList<>();
        if (others) {
            left.add(with(deny.sid(), deny.action(), deny.resource(), exempted("ArnNotEquals", deny.conditions())));
        }
        elsewhere()
                .ifPresent(resource ->
                        left.add(with(sid("Elsewhere"), deny.action(), Optional.of(resource), deny.conditions())));
        otherwise()
                .ifPresent(action -> left.add(with(
                        sid("Otherwise"),
                        action,
                        Optional.of(new PatternElement(false, List.of(functionArn))),
                        deny.conditions())));
        return List.copyOf(left);
    }

    /** The other resources; empty where a pattern cannot be told without the function. */
    private Optional<PatternElement> elsewhere() {
        PatternElement resource = deny.resource().orElse(new PatternElement(false, List.of("*")));
        List<String> patterns = new ArrayList<>(resource.patterns());
        if (resource.negated()) {
            patterns.add(functionArn);
            return Optional.of(new PatternElement(true, patterns));
        }
        if (patterns.contains("*")) {
            return Optional.of(new PatternElement(true, List.of(functionArn)));
        }
        patterns.remove(functionArn);
        patterns.removeIf(pattern -> pattern.indexOf('*') >= 0 || pattern.indexOf('?') >= 0 || pattern.contains("${"));
        return patterns.isEmpty() ? Optional.empty() : Optional.of(new PatternElement(false, patterns));
    }

    /** The other actions on the function. */
    private Optional<PatternElement> otherwise() {
        PatternElement action = deny.action();
        List<String> both = List.of("lambda:InvokeFunctionUrl", "lambda:InvokeFunction");
        if (action.negated()) {
            List<String> spared = new ArrayList<>(action.patterns());
            spared.addAll(both);
            return Optional.of(new PatternElement(true, spared));
        }
        if (action.patterns().stream().anyMatch(EVERY_INVOCATION::contains)) {
            return Optional.of(new PatternElement(true, both));
        }
        List<String> rest = action.patterns().stream()
                .filter(pattern -> both.stream().noneMatch(pattern::equalsIgnoreCase))
                .filter(pattern -> pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0)
                .toList();
        return rest.isEmpty() ? Optional.empty() : Optional.of(new PatternElement(false, rest));
    }

    /** A key stands once under an operator; several values of a negated one mean none of them. */
    private List<Condition> exempted(String operator, List<Condition> conditions) {
        List<Condition> all = new ArrayList<>();
        List<String> spared = new ArrayList<>();
        for (Condition condition : conditions) {
            boolean same =
                    condition.operator().equals(operator) && condition.key().equalsIgnoreCase("aws:PrincipalArn");
            if (same) {
                spared.addAll(condition.values());
            } else {
                all.add(condition);
            }
        }
        spared.add(principalArn);
        all.add(new Condition(operator, "aws:PrincipalArn", spared));
        return all;
    }

    private Optional<String> sid(String suffix) {
        return deny.sid().filter(sid -> !sid.isEmpty()).map(sid -> sid + suffix);
    }

    private Statement with(
            Optional<String> sid,
            PatternElement action,
            Optional<PatternElement> resource,
            List<Condition> conditions) {
        return new Statement(sid, Effect.DENY, deny.principal(), action, resource, conditions, Optional.empty());
    }
}
