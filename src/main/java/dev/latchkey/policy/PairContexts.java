package dev.latchkey.policy;

import org.jspecify.annotations.Nullable;

/** The context of one principal's request at each resource of a table, put together when it is asked for. */
final class PairContexts {

    private final Columns columns;
    private final RequestContext request;
    private @Nullable RequestContext @Nullable [] made;

    PairContexts(Columns columns, RequestContext request) {
        this.columns = columns;
        this.request = request;
    }

    RequestContext at(int column) {
        if (made == null) {
            made = new RequestContext[columns.count()];
        }
        RequestContext context = made[column];
        if (context == null) {
            context = request.with(columns.context(column));
            made[column] = context;
        }
        return context;
    }
}
