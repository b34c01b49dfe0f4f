package dev.latchkey.access.explain;

import dev.latchkey.policy.Policy;
import dev.latchkey.policy.Statement;
import dev.latchkey.policy.json.PolicyWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * A policy set as people write it: short elements side by side, one line for each that is longer.
 *
 * @param json the text, two blanks a level
 * @param spans the lines of each statement
 */
record PolicyText(String json, List<Span> spans) {

    /** Lines counted from 1, both included. */
    record Span(int from, int to) {}

    static PolicyText of(Policy policy) {
        List<String> lines = new ArrayList<>();
        List<Span> spans = new ArrayList<>();
        lines.add("{");
        lines.add("  \"Version\": \"" + policy.version().text() + "\",");
        policy.id().ifPresent(id -> lines.add("  \"Id\": " + CompactJson.quoted(id) + ","));
        lines.add("  \"Statement\": [");
        List<Statement> statements = policy.statements();
        for (int i = 0; i < statements.size(); i++) {
            int from = lines.size() + 1;
            statement(statements.get(i), i == statements.size() - 1 ? "" : ",", lines);
            spans.add(new Span(from, lines.size()));
        }
        lines.add("  ]");
        lines.add("}");
        return new PolicyText(String.join("\n", lines), List.copyOf(spans));
    }

    private static void statement(Statement statement, String end, List<String> lines) {
        List<String> members = CompactJson.members(PolicyWriter.compact(statement));
        int heads = statement.sid().isPresent() ? 2 : 1;
        String head = String.join(
                ", ",
                members.subList(0, heads).stream().map(CompactJson::spaced).toList());
        lines.add("    { " + head + ",");
        for (int i = heads; i < members.size(); i++) {
            String after = i == members.size() - 1 ? " }" + end : ",";
            List<String> set = CompactJson.set(members.get(i), 6);
            for (int line = 0; line < set.size(); line++) {
                lines.add(set.get(line) + (line == set.size() - 1 ? after : ""));
            }
        }
    }

    Span span(int statement) {
        return statement < spans.size() ? spans.get(statement) : new Span(0, -1);
    }
}
