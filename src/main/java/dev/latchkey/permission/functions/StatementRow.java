package dev.latchkey.permission.functions;

import dev.latchkey.permission.statement.Sentence;
import dev.latchkey.permission.statement.Sentences;
import dev.latchkey.permission.statement.UrlAction;
import dev.latchkey.policy.Policy;
import dev.latchkey.policy.PrincipalElement;
import dev.latchkey.policy.Statement;
import dev.latchkey.policy.json.PolicyWriter;
import java.util.List;

/**
 * One sentence of the resource policy, with its statements.
 *
 * @param json of the statements, in the sentence's order
 * @param principal the only one it names, or empty
 */
record StatementRow(Sentence sentence, List<String> json, String principal) {

    static List<StatementRow> of(Policy policy, String functionArn) {
        return Sentences.ofResourcePolicy(policy, functionArn).stream()
                .map(sentence -> new StatementRow(
                        sentence,
                        sentence.statements().stream()
                                .map(place ->
                                        PolicyWriter.pretty(policy.statements().get(place)))
                                .toList(),
                        principal(policy.statements().get(sentence.statements().getFirst()))))
                .toList();
    }

    /** Whether the other half can be added to it by one click: {@code url} or {@code invoke}, else empty. */
    public String addition() {
        UrlAction missing = sentence.missing();
        if (missing == null || principal.isEmpty()) {
            return "";
        }
        return switch (missing) {
            case INVOKE_FUNCTION_URL -> "url";
            case INVOKE_FUNCTION -> "invoke";
        };
    }

    private static String principal(Statement statement) {
        List<String> named = statement.principal().map(PrincipalElement::aws).orElse(List.of());
        return named.size() == 1 ? named.getFirst() : "";
    }

    /** Lambda removes by Sid; a statement without one can only go with the whole policy. */
    public boolean removable() {
        return sentence.sids().size() == sentence.statements().size();
    }

    /** {@code Remove statement}, {@code Remove 2 statements}. */
    public String removal() {
        return json.size() == 1 ? "Remove statement" : "Remove " + json.size() + " statements";
    }
}
