package dev.latchkey.policy.json;

import dev.latchkey.policy.Condition;
import dev.latchkey.policy.Effect;
import dev.latchkey.policy.PatternElement;
import dev.latchkey.policy.Policy;
import dev.latchkey.policy.Policy.Version;
import dev.latchkey.policy.PrincipalElement;
import dev.latchkey.policy.Statement;
import dev.latchkey.policy.json.JsonTree.Arr;
import dev.latchkey.policy.json.JsonTree.Literal;
import dev.latchkey.policy.json.JsonTree.Member;
import dev.latchkey.policy.json.JsonTree.Obj;
import dev.latchkey.policy.json.JsonTree.Position;
import dev.latchkey.policy.json.JsonTree.Text;
import dev.latchkey.policy.json.PolicyReader.Lenient;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns a tree into a policy and notes every place where it breaks the grammar. */
final class GrammarCheck {

    private static final Set<String> POLICY_ELEMENTS = Set.of("Version", "Id", "Statement");
    private static final Set<String> STATEMENT_ELEMENTS = Set.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");

    private final PolicyKind kind;
    private final List<PolicyProblem> problems = new ArrayList<>();
    private final Set<String> sids = new HashSet<>();
    private final ElementCheck elements;

    GrammarCheck(PolicyKind kind) {
        this.kind = kind;
        this.elements = new ElementCheck(this::problem);
    }

    Lenient policy(JsonTree tree) {
        if (!(tree instanceof Obj policy)) {
            problem(tree.at(), "A policy is a JSON object.");
            return result(false, Version.V2012_10_17, Optional.empty(), List.of());
        }
        known(policy, POLICY_ELEMENTS, "policy");
        Version version = version(policy);
        Optional<String> id = member(policy, "Id").flatMap(member -> elements.text(member, "Id"));
        Optional<Member> statement = member(policy, "Statement");
        if (statement.isEmpty()) {
            problem(policy.at(), "The policy has no Statement.");
            return result(false, version, id, List.of());
        }
        return result(true, version, id, statements(statement.get()));
    }

    private Lenient result(boolean readable, Version version, Optional<String> id, List<Statement> statements) {
        return new Lenient(new Policy(version, id, statements), readable, problems);
    }

    private Version version(Obj policy) {
        Optional<Member> member = member(policy, "Version");
        Optional<String> text = member.flatMap(found -> elements.text(found, "Version"));
        for (Version version : Version.values()) {
            if (text.filter(version.text()::equals).isPresent()) {
                return version;
            }
        }
        if (text.isPresent()) {
            problem(
                    member.orElseThrow().value().at(),
                    "Version is " + text.get() + "; the language has the versions 2012-10-17 and 2008-10-17.");
        }
        return Version.V2008_10_17;
    }

    private List<Statement> statements(Member member) {
        List<JsonTree> items = member.value() instanceof Arr list ? list.items() : List.of(member.value());
        if (items.isEmpty()) {
            problem(member.at(), "Statement is empty.");
        }
        List<Statement> statements = new ArrayList<>();
        for (JsonTree item : items) {
            if (item instanceof Obj statement) {
                statements.add(statement(statement));
            } else {
                problem(item.at(), "A statement is a JSON object.");
                statements.add(unevaluable(lastProblem()));
            }
        }
        return statements;
    }

    private Statement statement(Obj statement) {
        int before = problems.size();
        known(statement, STATEMENT_ELEMENTS, "statement");
        Optional<String> sid = member(statement, "Sid").flatMap(this::sid);
        Effect effect = effect(statement);
        Optional<PrincipalElement> principal = principal(statement);
        PatternElement action = oneOf(statement, "Action", "NotAction", true).orElse(nothing());
        Optional<PatternElement> resource = oneOf(statement, "Resource", "NotResource", kind != PolicyKind.TRUST);
        List<Condition> conditions =
                member(statement, "Condition").map(elements::conditions).orElse(List.of());
        Optional<String> flaw = problems.size() == before
                ? Optional.empty()
                : Optional.of(problems.get(before).reason());
        return new Statement(sid, effect, principal, action, resource, conditions, flaw);
    }

    private Optional<String> sid(Member member) {
        Optional<String> sid = elements.text(member, "Sid");
        String allowed = kind == PolicyKind.RESOURCE ? "[A-Za-z0-9_-]*" : "[A-Za-z0-9]*";
        sid.filter(text -> !text.matches(allowed))
                .ifPresent(text -> problem(
                        member.value().at(),
                        "Sid " + text + " may hold only letters and digits"
                                + (kind == PolicyKind.RESOURCE ? ", hyphens and underscores." : ".")));
        sid.filter(text -> !text.isEmpty() && !sids.add(text))
                .ifPresent(text -> problem(member.value().at(), "Sid " + text + " stands twice in this policy."));
        return sid;
    }

    private Effect effect(Obj statement) {
        Optional<Member> member = member(statement, "Effect");
        String text = member.flatMap(found -> elements.text(found, "Effect")).orElse("");
        if (member.isEmpty()) {
            problem(statement.at(), "The statement has no Effect.");
        } else if (!text.equals("Allow") && !text.equals("Deny")) {
            problem(member.get().value().at(), "Effect is Allow or Deny, in this spelling.");
        }
        // A statement whose effect cannot be read is unevaluable; as a Deny it would stop everything on a typing error.
        return text.equals("Deny") ? Effect.DENY : Effect.ALLOW;
    }

    private Optional<PrincipalElement> principal(Obj statement) {
        Optional<Member> principal = member(statement, "Principal");
        Optional<Member> notPrincipal = member(statement, "NotPrincipal");
        Optional<Member> found = principal.or(() -> notPrincipal);
        if (principal.isPresent() && notPrincipal.isPresent()) {
            problem(notPrincipal.get().at(), "A statement has Principal or NotPrincipal, not both.");
        }
        if (kind == PolicyKind.IDENTITY && found.isPresent()) {
            problem(
                    found.get().at(),
                    "An identity policy has no " + found.get().name() + ": it applies to whom it is attached.");
        }
        if (kind != PolicyKind.IDENTITY && found.isEmpty()) {
            problem(statement.at(), "The statement has no Principal: this policy must say who may.");
        }
        return found.map(member -> elements.principal(member, principal.isEmpty()));
    }

    private Optional<PatternElement> oneOf(Obj statement, String name, String negatedName, boolean required) {
        Optional<Member> plain = member(statement, name);
        Optional<Member> negated = member(statement, negatedName);
        Optional<Member> found = plain.or(() -> negated);
        if (plain.isPresent() && negated.isPresent()) {
            problem(negated.get().at(), "A statement has " + name + " or " + negatedName + ", not both.");
        }
        if (found.isEmpty() && required) {
            problem(statement.at(), "The statement has no " + name + ".");
        }
        if (found.isPresent() && kind == PolicyKind.TRUST && name.equals("Resource")) {
            problem(found.get().at(), "A trust policy has no " + found.get().name() + ": its resource is the role.");
        }
        return found.map(member -> new PatternElement(plain.isEmpty(), elements.patterns(member)));
    }

    private Optional<Member> member(Obj object, String name) {
        return object.members().stream()
                .filter(member -> member.name().equals(name))
                .reduce((first, last) -> last);
    }

    private void known(Obj object, Set<String> names, String what) {
        Set<String> seen = new HashSet<>();
        for (Member member : object.members()) {
            if (!names.contains(member.name())) {
                problem(member.at(), "A " + what + " has no element " + member.name() + ".");
            }
            if (!seen.add(member.name())) {
                problem(member.at(), member.name() + " stands twice in this " + what + ".");
            }
        }
    }

    private void problem(Position at, String reason) {
        problems.add(new PolicyProblem(at.line(), at.column(), reason));
    }

    private String lastProblem() {
        return problems.getLast().reason();
    }

    private static Statement unevaluable(String flaw) {
        return new Statement(
                Optional.empty(),
                Effect.ALLOW,
                Optional.empty(),
                nothing(),
                Optional.empty(),
                List.of(),
                Optional.of(flaw));
    }

    private static PatternElement nothing() {
        return new PatternElement(false, List.of());
    }

    /** A scalar as text; null for objects and lists. */
    static @Nullable String scalar(JsonTree tree) {
        return switch (tree) {
            case Text text -> text.value();
            case Literal literal -> literal.value();
            case Obj object -> null;
            case Arr list -> null;
        };
    }
}
