package dev.latchkey.policy.json;

import dev.latchkey.policy.Condition;
import dev.latchkey.policy.ConditionOperator;
import dev.latchkey.policy.json.JsonTree.Arr;
import dev.latchkey.policy.json.JsonTree.Literal;
import dev.latchkey.policy.json.JsonTree.Member;
import dev.latchkey.policy.json.JsonTree.Obj;
import dev.latchkey.policy.json.JsonTree.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the values of single elements. */
final class ElementCheck {

    private static final Pattern ACTION = Pattern.compile("\\*|[A-Za-z0-9-]+:[A-Za-z0-9*?_-]+");
    private static final int ARN_SERVICE = 2;

    private final Problems problems;

    ElementCheck(Problems problems) {
        this.problems = problems;
    }

    /** Notes members that are not of the grammar, and names that stand twice. */
    void known(Obj object, Set<String> names, String what) {
        Set<String> seen = new HashSet<>();
        for (Member member : object.members()) {
            if (!names.contains(member.name())) {
                problems.add(member.at(), "A " + what + " has no element " + member.name() + ".");
            } else if (!seen.add(member.name())) {
                problems.add(member.at(), member.name() + " stands twice in this " + what + ".");
            }
        }
    }

    Optional<String> text(Member member, String name) {
        if (member.value() instanceof Text text) {
            return Optional.of(text.value());
        }
        problems.add(member.value().at(), name + " must be a text.");
        return Optional.empty();
    }

    /** Actions or resources; none when one of them is no text at all. */
    List<String> patterns(Member member) {
        List<String> patterns = new ArrayList<>();
        boolean texts = true;
        for (JsonTree item : items(member, member.name())) {
            if (item instanceof Text text) {
                pattern(member.name(), text);
                patterns.add(text.value());
            } else {
                problems.add(item.at(), member.name() + " must be a text or a list of texts.");
                texts = false;
            }
        }
        return texts ? patterns : List.of();
    }

    private void pattern(String element, Text text) {
        String value = text.value();
        if (element.endsWith("Action")) {
            if (!ACTION.matcher(value).matches()) {
                problems.add(
                        text.at(),
                        "Action " + value + " needs the form service:Name, for example lambda:InvokeFunctionUrl.");
            }
        } else if (!value.equals("*") && !value.startsWith("arn:")) {
            problems.add(text.at(), "Resource " + value + " is neither an ARN nor *.");
        } else if (wildcardService(value)) {
            problems.add(
                    text.at(), "Resource " + value + " has a wildcard in place of the service, where none may stand.");
        }
    }

    /** A last {@code *} stands for all that follows, so it may also stand for the service (IAM User Guide, "Resource"). */
    private static boolean wildcardService(String arn) {
        String[] parts = arn.split(":", -1);
        if (parts.length <= ARN_SERVICE) {
            return false;
        }
        String service = parts[ARN_SERVICE];
        boolean last = parts.length == ARN_SERVICE + 1;
        return service.contains("?") || service.contains("*") && !last;
    }

    List<Condition> conditions(Member member) {
        if (!(member.value() instanceof Obj operators)) {
            problems.add(member.value().at(), "Condition must be an object of operators.");
            return List.of();
        }
        List<Condition> conditions = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Member operator : operators.members()) {
            if (ConditionOperator.parse(operator.name()).isEmpty()) {
                problems.add(operator.at(), "There is no condition operator " + operator.name() + ".");
            }
            if (!seen.add(operator.name())) {
                problems.add(operator.at(), operator.name() + " stands twice in this Condition.");
            }
            conditions.addAll(keys(operator));
        }
        return conditions;
    }

    private List<Condition> keys(Member operator) {
        if (!(operator.value() instanceof Obj keys)) {
            problems.add(operator.value().at(), operator.name() + " must be an object of condition keys.");
            return List.of();
        }
        List<Condition> conditions = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Member key : keys.members()) {
            if (!seen.add(key.name().toLowerCase(Locale.ROOT))) {
                problems.add(key.at(), key.name() + " stands twice under " + operator.name() + ".");
            }
            if (!key.name().contains(":")) {
                problems.add(key.at(), "Condition key " + key.name() + " needs a prefix, for example aws:SourceIp.");
            }
            conditions.add(new Condition(operator.name(), key.name(), values(key)));
        }
        return conditions;
    }

    private List<String> values(Member key) {
        List<String> values = new ArrayList<>();
        List<JsonTree> items = key.value() instanceof Arr list ? list.items() : List.of(key.value());
        for (JsonTree item : items) {
            String value = scalar(item);
            if (value == null) {
                problems.add(
                        item.at(),
                        "The value of " + key.name() + " must be a text, a number, a boolean or a list of them.");
            } else {
                values.add(value);
            }
        }
        return values;
    }

    /** A text, number or boolean as text; null for anything else. */
    private static @Nullable String scalar(JsonTree tree) {
        return switch (tree) {
            case Text text -> text.value();
            case Literal literal -> literal.value().equals("null") ? null : literal.value();
            case Obj object -> null;
            case Arr list -> null;
        };
    }

    /** The items of a list, or the one value that stands without a list. */
    List<JsonTree> items(Member member, String name) {
        List<JsonTree> items = member.value() instanceof Arr list ? list.items() : List.of(member.value());
        if (items.isEmpty()) {
            problems.add(member.value().at(), name + " is empty.");
        }
        return items;
    }
}
