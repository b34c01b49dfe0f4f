package dev.latchkey.policy.json;

import dev.latchkey.policy.Condition;
import dev.latchkey.policy.Effect;
import dev.latchkey.policy.PatternElement;
import dev.latchkey.policy.PrincipalElement;
import dev.latchkey.policy.Statement;
import dev.latchkey.policy.json.JsonTree.Member;
import dev.latchkey.policy.json.JsonTree.Obj;
import dev.latchkey.policy.json.JsonTree.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks one statement after the other; they share the names already given. */
final class StatementCheck {

    private static final Set<String> ELEMENTS = Set.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");
    private static final Pattern IAM_SID = Pattern.compile("[A-Za-z0-9]*");
    private static final Pattern LAMBDA_SID = Pattern.compile("[A-Za-z0-9_-]*");

    /** What an element is read as that cannot be told: in a Deny it covers everything. */
    private static final PatternElement UNREADABLE = new PatternElement(false, List.of());

    private final PolicyKind kind;
    private final Problems problems;
    private final ElementCheck elements;
    private final PrincipalCheck principals;
    private final Set<String> sids = new HashSet<>();

    StatementCheck(PolicyKind kind, Problems problems) {
        this.kind = kind;
        this.problems = problems;
        this.elements = new ElementCheck(problems);
        this.principals = new PrincipalCheck(problems, elements);
    }

    /**
     * @param flaw what is wrong with the whole policy, so with each of its statements
     */
    Statement statement(JsonTree tree, Optional<String> flaw) {
        if (!(tree instanceof Obj statement)) {
            String reason = "A statement must be a JSON object.";
            problems.add(tree.at(), reason);
            return unevaluable(reason);
        }
        int before = problems.count();
        elements.known(statement, ELEMENTS, "statement");
        Optional<String> sid = statement.last("Sid").flatMap(this::sid);
        Effect effect = effect(statement);
        Optional<PrincipalElement> principal = principal(statement);
        PatternElement action = oneOf(statement, "Action", "NotAction", true).orElse(UNREADABLE);
        Optional<PatternElement> resource = oneOf(statement, "Resource", "NotResource", kind != PolicyKind.TRUST);
        List<Condition> conditions =
                statement.last("Condition").map(elements::conditions).orElse(List.of());
        Optional<String> broken = problems.firstAfter(before).or(() -> flaw);
        if (effect == Effect.ALLOW
                && principal.filter(PrincipalElement::negated).isPresent()) {
            // Only told: what AWS still keeps of old policies is evaluated as written.
            problems.add(
                    statement.last("NotPrincipal").orElseThrow().at(),
                    "NotPrincipal with Allow is no longer supported: it would let in everybody else.");
        }
        return new Statement(sid, effect, principal, action, resource, conditions, broken);
    }

    private Optional<String> sid(Member member) {
        Optional<String> sid = elements.text(member, "Sid");
        boolean lambda = kind == PolicyKind.RESOURCE;
        sid.filter(text -> !(lambda ? LAMBDA_SID : IAM_SID).matcher(text).matches())
                .ifPresent(text -> problems.add(
                        member.value().at(),
                        "Sid " + text + " may hold only letters and digits"
                                + (lambda ? ", hyphens and underscores." : ".")));
        sid.filter(text -> !text.isEmpty() && !sids.add(text))
                .ifPresent(text -> problems.add(member.value().at(), "Sid " + text + " stands twice in this policy."));
        return sid;
    }

    private Effect effect(Obj statement) {
        Optional<Member> member = statement.last("Effect");
        Optional<String> text = member.flatMap(found -> elements.text(found, "Effect"));
        if (member.isEmpty()) {
            problems.add(statement.at(), "The statement has no Effect.");
        } else if (text.filter(name -> !name.equals("Allow") && !name.equals("Deny"))
                .isPresent()) {
            problems.add(member.get().value().at(), "Effect must be Allow or Deny, spelt so.");
        }
        // A misspelt or repeated Deny is still no Allow.
        boolean deny = statement
                .all("Effect")
                .anyMatch(found -> found.value() instanceof Text name
                        && name.value().strip().equalsIgnoreCase("Deny"));
        return deny ? Effect.DENY : Effect.ALLOW;
    }

    private Optional<PrincipalElement> principal(Obj statement) {
        Optional<Member> principal = statement.last("Principal");
        Optional<Member> notPrincipal = statement.last("NotPrincipal");
        Optional<Member> found = principal.or(() -> notPrincipal);
        if (principal.isPresent() && notPrincipal.isPresent()) {
            problems.add(notPrincipal.get().at(), "A statement has Principal or NotPrincipal, not both.");
        }
        if (kind == PolicyKind.IDENTITY && found.isPresent()) {
            problems.add(
                    found.get().at(),
                    "An identity policy has no " + found.get().name() + ": it applies to whom it is attached.");
        }
        if (kind != PolicyKind.IDENTITY && found.isEmpty()) {
            problems.add(statement.at(), "The statement has no Principal: this policy must say who may.");
        }
        Optional<PrincipalElement> element = found.map(member -> principals.principal(member, principal.isEmpty()));
        return isClear(statement, "Principal", "NotPrincipal")
                ? element
                : element.map(any -> PrincipalCheck.unreadable(any.negated()));
    }

    private Optional<PatternElement> oneOf(Obj statement, String name, String negatedName, boolean required) {
        Optional<Member> plain = statement.last(name);
        Optional<Member> negated = statement.last(negatedName);
        Optional<Member> found = plain.or(() -> negated);
        if (plain.isPresent() && negated.isPresent()) {
            problems.add(negated.get().at(), "A statement has " + name + " or " + negatedName + ", not both.");
        }
        if (found.isEmpty() && required) {
            problems.add(statement.at(), "The statement has no " + name + ".");
        }
        if (found.isPresent() && kind == PolicyKind.TRUST && name.equals("Resource")) {
            problems.add(
                    found.get().at(), "A trust policy has no " + found.get().name() + ": its resource is the role.");
        }
        Optional<PatternElement> element =
                found.map(member -> new PatternElement(plain.isEmpty(), elements.patterns(member)));
        return isClear(statement, name, negatedName) ? element : element.map(any -> UNREADABLE);
    }

    private static boolean isClear(Obj statement, String name, String negatedName) {
        return statement.count(name) + statement.count(negatedName) <= 1;
    }

    private static Statement unevaluable(String flaw) {
        return new Statement(
                Optional.empty(),
                Effect.ALLOW,
                Optional.empty(),
                UNREADABLE,
                Optional.empty(),
                List.of(),
                Optional.of(flaw));
    }
}
