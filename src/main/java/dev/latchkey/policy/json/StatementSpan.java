package dev.latchkey.policy.json;

import dev.latchkey.policy.json.JsonTree.Arr;
import dev.latchkey.policy.json.JsonTree.Obj;
import dev.latchkey.policy.json.JsonTree.Position;
import java.util.List;

/** Where a statement stands in a policy's text: from its opening brace to behind its closing one; all count from 1. */
public record StatementSpan(int startLine, int startColumn, int endLine, int endColumn) {

    static List<StatementSpan> of(JsonTree statements) {
        List<JsonTree> items = statements instanceof Arr list ? list.items() : List.of(statements);
        return items.stream().map(StatementSpan::one).toList();
    }

    private static StatementSpan one(JsonTree statement) {
        Position start = statement.at();
        Position end = statement instanceof Obj object ? object.end() : start;
        return new StatementSpan(start.line(), start.column(), end.line(), end.column() + 1);
    }
}
