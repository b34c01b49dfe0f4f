package dev.latchkey.policy.json;

import dev.latchkey.policy.Policy;
import dev.latchkey.policy.Policy.Version;
import dev.latchkey.policy.Statement;
import dev.latchkey.policy.json.JsonTree.Arr;
import dev.latchkey.policy.json.JsonTree.Member;
import dev.latchkey.policy.json.JsonTree.Obj;
import dev.latchkey.policy.json.PolicyReader.Lenient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns a tree into a policy and notes every place where it breaks the grammar. */
final class GrammarCheck {

    private static final Set<String> ELEMENTS = Set.of("Version", "Id", "Statement");

    private final Problems problems = new Problems();
    private final ElementCheck elements = new ElementCheck(problems);
    private final StatementCheck statements;

    GrammarCheck(PolicyKind kind) {
        this.statements = new StatementCheck(kind, problems);
    }

    Lenient policy(JsonTree tree) {
        if (!(tree instanceof Obj policy)) {
            problems.add(tree.at(), "A policy must be a JSON object.");
            return result(false, Version.V2012_10_17, Optional.empty(), List.of());
        }
        elements.known(policy, ELEMENTS, "policy");
        Optional<String> id = policy.last("Id").flatMap(member -> elements.text(member, "Id"));
        int before = problems.count();
        Version version = version(policy);
        Optional<String> flaw = problems.firstAfter(before).or(() -> twice(policy));
        Optional<Member> statement = policy.last("Statement");
        if (statement.isEmpty()) {
            problems.add(policy.at(), "The policy has no Statement.");
            return result(false, version, id, List.of());
        }
        return result(true, version, id, statements(statement.get(), flaw));
    }

    private Lenient result(boolean readable, Version version, Optional<String> id, List<Statement> statements) {
        return new Lenient(new Policy(version, id, statements), readable, problems.inOrder());
    }

    private Version version(Obj policy) {
        Optional<Member> member = policy.last("Version");
        Optional<String> text = member.flatMap(found -> elements.text(found, "Version"));
        for (Version version : Version.values()) {
            if (text.filter(version.text()::equals).isPresent()) {
                return version;
            }
        }
        if (text.isPresent()) {
            problems.add(
                    member.orElseThrow().value().at(),
                    "Version is " + text.get() + "; the language has the versions 2012-10-17 and 2008-10-17.");
        }
        return Version.V2008_10_17;
    }

    /** Which of two versions or lists of statements was meant cannot be told. */
    private static Optional<String> twice(Obj policy) {
        return ELEMENTS.stream()
                .filter(name -> !name.equals("Id") && policy.count(name) > 1)
                .findFirst()
                .map(name -> name + " stands twice in this policy.");
    }

    private List<Statement> statements(Member member, Optional<String> flaw) {
        List<JsonTree> items = member.value() instanceof Arr list ? list.items() : List.of(member.value());
        if (items.isEmpty()) {
            problems.add(member.at(), "Statement is empty.");
        }
        List<Statement> read = new ArrayList<>();
        items.forEach(item -> read.add(statements.statement(item, flaw)));
        return read;
    }
}
