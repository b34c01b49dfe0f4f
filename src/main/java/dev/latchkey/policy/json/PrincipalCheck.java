package dev.latchkey.policy.json;

import dev.latchkey.policy.PrincipalElement;
import dev.latchkey.policy.json.JsonTree.Member;
import dev.latchkey.policy.json.JsonTree.Obj;
import dev.latchkey.policy.json.JsonTree.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks Principal and NotPrincipal (IAM User Guide, "AWS JSON policy elements: Principal"). */
final class PrincipalCheck {

    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    /** Of a deleted user or role. */
    private static final Pattern UNIQUE_ID = Pattern.compile("A[A-Z]{3}[A-Z0-9]{8,}");
    /** Wildcards are no patterns here; groups and instance profiles are no principals. */
    private static final Pattern ARN =
            Pattern.compile("arn:[a-z-]+:(iam|sts)::\\d{12}:(?!group/|instance-profile/|policy/)[^*?]+");

    private static final Pattern SERVICE = Pattern.compile("[a-z0-9.-]+\\.[a-z0-9.-]+");
    private static final Set<String> KINDS = Set.of("AWS", "Service", "Federated", "CanonicalUser");

    private final Problems problems;
    private final ElementCheck elements;

    PrincipalCheck(Problems problems, ElementCheck elements) {
        this.problems = problems;
        this.elements = elements;
    }

    /** What an element is read as that cannot be told: in a Deny it covers everybody. */
    static PrincipalElement unreadable(boolean negated) {
        return new PrincipalElement(negated, List.of(), List.of(), List.of(), List.of());
    }

    PrincipalElement principal(Member member, boolean negated) {
        if (member.value() instanceof Text text) {
            if (!text.value().equals("*")) {
                problems.add(
                        text.at(),
                        "Principal " + text.value() + " needs a kind, for example {\"AWS\": \"" + text.value()
                                + "\"}; only * stands alone.");
            }
            return new PrincipalElement(negated, List.of(text.value()), List.of(), List.of(), List.of());
        }
        if (!(member.value() instanceof Obj kinds)) {
            problems.add(member.value().at(), "Principal must be * or an object with AWS, Service or Federated.");
            return unreadable(negated);
        }
        return named(kinds, negated);
    }

    private PrincipalElement named(Obj kinds, boolean negated) {
        if (kinds.members().isEmpty()) {
            problems.add(kinds.at(), "Principal is empty.");
        }
        Map<String, List<String>> named = new HashMap<>();
        boolean told = true;
        for (Member member : kinds.members()) {
            boolean known = KINDS.contains(member.name());
            if (!known) {
                problems.add(
                        member.at(),
                        "Principal has no kind " + member.name()
                                + "; it has AWS, Service, Federated and CanonicalUser.");
            }
            List<JsonTree> items = elements.items(member, "Principal " + member.name());
            boolean twice = named.put(member.name(), names(member.name(), items)) != null;
            if (twice) {
                problems.add(member.at(), member.name() + " stands twice in this Principal.");
            }
            told &= known && !twice && items.stream().allMatch(Text.class::isInstance);
        }
        return told
                ? new PrincipalElement(
                        negated,
                        named.getOrDefault("AWS", List.of()),
                        named.getOrDefault("Service", List.of()),
                        named.getOrDefault("Federated", List.of()),
                        named.getOrDefault("CanonicalUser", List.of()))
                : unreadable(negated);
    }

    private List<String> names(String kind, List<JsonTree> items) {
        List<String> names = new ArrayList<>();
        for (JsonTree item : items) {
            if (item instanceof Text text) {
                if (!readable(kind, text.value())) {
                    problems.add(
                            text.at(),
                            "Principal " + text.value()
                                    + " is no account number, ARN of a user, role or session, service or *.");
                }
                names.add(text.value());
            } else {
                problems.add(item.at(), "A principal must be a text.");
            }
        }
        return names;
    }

    private static boolean readable(String kind, String name) {
        return switch (kind) {
            case "AWS" ->
                name.equals("*")
                        || ACCOUNT.matcher(name).matches()
                        || UNIQUE_ID.matcher(name).matches()
                        || ARN.matcher(name).matches();
            case "Service" -> SERVICE.matcher(name).matches();
            default -> true;
        };
    }
}
