package dev.latchkey.policy;

import java.util.ArrayList;
import java.util.List;

/** What one policy of any kind but a resource policy comes to for all resources of a table. */
final class PolicyRow {

    private final Row allows;
    private final Row denies;
    private final List<StatementRow> byRequest = new ArrayList<>();

    PolicyRow(Columns columns, CompiledPolicy policy, String action) {
        this.allows = Row.none(columns.words());
        this.denies = Row.none(columns.words());
        for (CompiledStatement statement : policy.covering(action)) {
            if (statement.standsIn(PolicyType.IDENTITY)) {
                StatementRow row = new StatementRow(columns, statement);
                if (row.same() && statement.principal() == null) {
                    of(statement).or(row.settled());
                } else {
                    byRequest.add(row);
                }
            }
        }
    }

    private Row of(CompiledStatement statement) {
        return statement.allows() ? allows : denies;
    }

    void addTo(Row allowed, Row denied, ResourceTable.Asking asking) {
        allowed.or(allows);
        denied.or(denies);
        for (StatementRow row : byRequest) {
            if (row.statement().names(PolicyType.IDENTITY, asking.principal())) {
                (row.statement().allows() ? allowed : denied).or(row.row(asking.context(), asking.contexts()));
            }
        }
    }
}
