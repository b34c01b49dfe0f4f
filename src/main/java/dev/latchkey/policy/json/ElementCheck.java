package dev.latchkey.policy.json;

import dev.latchkey.policy.Condition;
import dev.latchkey.policy.ConditionOperator;
import dev.latchkey.policy.PrincipalElement;
import dev.latchkey.policy.json.JsonTree.Arr;
import dev.latchkey.policy.json.JsonTree.Member;
import dev.latchkey.policy.json.JsonTree.Obj;
import dev.latchkey.policy.json.JsonTree.Position;
import dev.latchkey.policy.json.JsonTree.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Checks the values of single elements. */
final class ElementCheck {

    private static final Pattern ACTION = Pattern.compile("\\*|[A-Za-z0-9-]+:[A-Za-z0-9*?_-]+");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern UNIQUE_ID = Pattern.compile("A[A-Z]{3}[A-Z0-9]{12,}");
    private static final Pattern SERVICE = Pattern.compile("[a-z0-9.-]+\\.[a-z0-9.-]+");
    private static final Set<String> PRINCIPAL_KINDS = Set.of("AWS", "Service", "Federated", "CanonicalUser");

    private final BiConsumer<Position, String> problem;

    ElementCheck(BiConsumer<Position, String> problem) {
        this.problem = problem;
    }

    Optional<String> text(Member member, String name) {
        if (member.value() instanceof Text text) {
            return Optional.of(text.value());
        }
        problem.accept(member.value().at(), name + " is a text.");
        return Optional.empty();
    }

    /** Actions or resources. */
    List<String> patterns(Member member) {
        List<String> patterns = new ArrayList<>();
        for (JsonTree item : items(member, member.name())) {
            if (item instanceof Text text) {
                pattern(member.name(), text);
                patterns.add(text.value());
            } else {
                problem.accept(item.at(), member.name() + " is a text or a list of texts.");
            }
        }
        return patterns;
    }

    private void pattern(String element, Text text) {
        String value = text.value();
        if (element.endsWith("Action") && !ACTION.matcher(value).matches()) {
            problem.accept(
                    text.at(),
                    "Action " + value + " needs the form service:Name, for example lambda:InvokeFunctionUrl.");
        } else if (element.endsWith("Resource") && !value.equals("*") && !value.startsWith("arn:")) {
            problem.accept(text.at(), "Resource " + value + " is neither an ARN nor *.");
        }
    }

    PrincipalElement principal(Member member, boolean negated) {
        if (member.value() instanceof Text text) {
            if (!text.value().equals("*")) {
                problem.accept(
                        text.at(),
                        "Principal " + text.value() + " needs a kind, for example {\"AWS\": \"" + text.value()
                                + "\"}; only * stands alone.");
            }
            return new PrincipalElement(negated, List.of(text.value()), List.of(), List.of(), List.of());
        }
        if (!(member.value() instanceof Obj kinds)) {
            problem.accept(member.value().at(), "Principal is * or an object with AWS, Service or Federated.");
            return new PrincipalElement(negated, List.of(), List.of(), List.of(), List.of());
        }
        return named(kinds, negated);
    }

    private PrincipalElement named(Obj kinds, boolean negated) {
        Map<String, List<String>> named = new HashMap<>();
        if (kinds.members().isEmpty()) {
            problem.accept(kinds.at(), "Principal is empty.");
        }
        for (Member member : kinds.members()) {
            if (!PRINCIPAL_KINDS.contains(member.name())) {
                problem.accept(
                        member.at(),
                        "Principal has no kind " + member.name()
                                + "; it has AWS, Service, Federated and CanonicalUser.");
            }
            if (named.put(member.name(), principals(member)) != null) {
                problem.accept(member.at(), member.name() + " stands twice in this Principal.");
            }
        }
        return new PrincipalElement(
                negated,
                named.getOrDefault("AWS", List.of()),
                named.getOrDefault("Service", List.of()),
                named.getOrDefault("Federated", List.of()),
                named.getOrDefault("CanonicalUser", List.of()));
    }

    private List<String> principals(Member member) {
        List<String> names = new ArrayList<>();
        for (JsonTree item : items(member, "Principal " + member.name())) {
            if (item instanceof Text text) {
                if (member.name().equals("AWS") && !awsPrincipal(text.value())
                        || member.name().equals("Service")
                                && !SERVICE.matcher(text.value()).matches()) {
                    problem.accept(
                            text.at(),
                            "Principal " + text.value()
                                    + " is no account number, ARN of a user, role or session, service or *.");
                }
                names.add(text.value());
            } else {
                problem.accept(item.at(), "A principal is a text.");
            }
        }
        return names;
    }

    /** Wildcards other than * alone are no patterns here (IAM User Guide, "AWS JSON policy elements: Principal"). */
    private static boolean awsPrincipal(String text) {
        return text.equals("*")
                || ACCOUNT.matcher(text).matches()
                || UNIQUE_ID.matcher(text).matches()
                || text.matches("arn:[a-z-]+:(iam|sts)::\\d{12}:[^*?]+");
    }

    List<Condition> conditions(Member member) {
        if (!(member.value() instanceof Obj operators)) {
            problem.accept(member.value().at(), "Condition is an object of operators.");
            return List.of();
        }
        List<Condition> conditions = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Member operator : operators.members()) {
            if (ConditionOperator.parse(operator.name()).isEmpty()) {
                problem.accept(operator.at(), "There is no condition operator " + operator.name() + ".");
            }
            if (!seen.add(operator.name())) {
                problem.accept(operator.at(), operator.name() + " stands twice in this Condition.");
            }
            conditions.addAll(keys(operator));
        }
        return conditions;
    }

    private List<Condition> keys(Member operator) {
        if (!(operator.value() instanceof Obj keys)) {
            problem.accept(operator.value().at(), operator.name() + " is an object of condition keys.");
            return List.of();
        }
        List<Condition> conditions = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Member key : keys.members()) {
            if (!seen.add(key.name())) {
                problem.accept(key.at(), key.name() + " stands twice under " + operator.name() + ".");
            }
            if (!key.name().contains(":")) {
                problem.accept(key.at(), "Condition key " + key.name() + " needs a prefix, for example aws:SourceIp.");
            }
            conditions.add(new Condition(operator.name(), key.name(), values(key)));
        }
        return conditions;
    }

    private List<String> values(Member key) {
        List<String> values = new ArrayList<>();
        List<JsonTree> items = key.value() instanceof Arr list ? list.items() : List.of(key.value());
        for (JsonTree item : items) {
            String value = GrammarCheck.scalar(item);
            if (value == null) {
                problem.accept(
                        item.at(), "The value of " + key.name() + " is a text, a number, a boolean or a list of them.");
            } else {
                values.add(value);
            }
        }
        return values;
    }

    private List<JsonTree> items(Member member, String name) {
        List<JsonTree> items = member.value() instanceof Arr list ? list.items() : List.of(member.value());
        if (items.isEmpty()) {
            problem.accept(member.value().at(), name + " is empty.");
        }
        return items;
    }
}
