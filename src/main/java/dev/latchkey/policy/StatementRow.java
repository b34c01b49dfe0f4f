package dev.latchkey.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A statement against all resources of a table. What the resources decide by themselves is decided once; what hangs on
 * the principal's request alone is asked once for each principal; only what hangs on both is asked for each pair.
 */
final class StatementRow {

    private final Columns columns;
    private final CompiledStatement statement;
    private final Row settled;
    /** Set where the resource element's variables hang on the principal's request. */
    private final @Nullable CompiledResources open;

    private final List<CompiledCondition> once = new ArrayList<>();
    private final List<CompiledCondition> paired = new ArrayList<>();
    private final boolean resourcesPaired;

    StatementRow(Columns columns, CompiledStatement statement) {
        this.columns = columns;
        this.statement = statement;
        CompiledResources resources = statement.resources();
        Set<String> keys = resources == null ? new HashSet<>() : resources.keys();
        this.open = keys.isEmpty() ? null : resources;
        this.resourcesPaired = !keys.isEmpty() && !columns.foreign(keys);
        this.settled = resources == null || open != null
                ? Row.all(columns.words())
                : columns.row(patterns(statement), resources).copy();
        for (CompiledCondition condition : statement.conditions()) {
            if (columns.own(condition.keys())) {
                settled.and(columns.row(condition, statement.allows()));
            } else {
                (columns.foreign(condition.keys()) ? once : paired).add(condition);
            }
        }
    }

    private static PatternElement patterns(CompiledStatement statement) {
        return statement.statement().resource().orElseThrow();
    }

    CompiledStatement statement() {
        return statement;
    }

    /** Whether it is the same row for everybody. */
    boolean same() {
        return open == null && once.isEmpty() && paired.isEmpty();
    }

    Row settled() {
        return settled;
    }

    /**
     * For one principal's request.
     *
     * @param contexts of the request at each resource
     */
    Row row(RequestContext context, PairContexts contexts) {
        Row row = settled.copy();
        for (CompiledCondition condition : once) {
            row.and(CompiledStatement.met(condition.fit(context), statement.allows()));
        }
        if (open != null && !resourcesPaired) {
            row.and(columns.row(open, context));
        }
        if (resourcesPaired || !paired.isEmpty()) {
            row.and(pairs(row, contexts));
        }
        return row;
    }

    private Row pairs(Row left, PairContexts contexts) {
        Row row = Row.none(columns.words());
        for (int column = 0; column < columns.count(); column++) {
            if (left.possible(column)) {
                row.set(column, fit(column, contexts.at(column)));
            }
        }
        return row;
    }

    private Fit fit(int column, RequestContext context) {
        Fit fit = open != null && resourcesPaired ? open.fit(columns.arn(column), context) : Fit.MATCH;
        for (CompiledCondition condition : paired) {
            fit = statement.and(fit, condition.fit(context));
        }
        return fit;
    }
}
