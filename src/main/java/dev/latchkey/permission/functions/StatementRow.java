package dev.latchkey.permission.functions;

import dev.latchkey.permission.statement.Sentence;
import dev.latchkey.permission.statement.Sentences;
import dev.latchkey.policy.Policy;
import dev.latchkey.policy.json.PolicyWriter;
import java.util.List;

/**
 * One sentence of the resource policy, with its statements.
 *
 * @param json of the statements, in the sentence's order
 */
record StatementRow(Sentence sentence, List<String> json) {

    static List<StatementRow> of(Policy policy, String functionArn) {
        return Sentences.ofResourcePolicy(policy, functionArn).stream()
                .map(sentence -> new StatementRow(
                        sentence,
                        sentence.statements().stream()
                                .map(place ->
                                        PolicyWriter.pretty(policy.statements().get(place)))
                                .toList()))
                .toList();
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
