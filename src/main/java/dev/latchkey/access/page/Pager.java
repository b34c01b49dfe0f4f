package dev.latchkey.access.page;

import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list a page shows, with the addresses of its neighbours.
 *
 * @param previous null on the first page
 * @param next null on the last page
 */
record Pager(
        int from,
        int to,
        int of,
        @Nullable String previous,
        @Nullable String next) {

    static final int PAGE = 50;

    static Pager of(int matches, int page, IntFunction<String> address) {
        int from = Math.min(matches, (page - 1) * PAGE + 1);
        int to = Math.min(matches, page * PAGE);
        return new Pager(
                from,
                to,
                matches,
                page > 1 ? address.apply(page - 1) : null,
                to < matches ? address.apply(page + 1) : null);
    }

    static <T> List<T> cut(List<T> all, int page) {
        return all.stream().skip((page - 1L) * PAGE).limit(PAGE).toList();
    }

    /** {@code 12 of 12}, {@code 51–100 of 320}. */
    public String words() {
        return of <= PAGE && previous == null ? to + " of " + of : from + "–" + to + " of " + of;
    }
}
