package dev.latchkey.session.page;

import dev.latchkey.console.Operator;
import dev.latchkey.session.StsSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Live sessions, the signing one first, then soonest end; and those that ended today, latest first. */
record SessionList(List<Row> active, List<Row> ended) {

    private static final Duration SOON = Duration.ofMinutes(5);

    /**
     * A session as its reader may see it.
     *
     * @param signing whether it signs the reader's requests
     * @param mine only the owner copies, signs and mints again
     * @param ending whether five minutes or less are left
     */
    record Row(StsSession session, boolean signing, boolean mine, boolean ending) {}

    static SessionList of(
            List<StsSession> sessions, Operator reader, boolean team, @Nullable String signingId, Instant now) {
        List<Row> rows = sessions.stream()
                .map(session -> new Row(
                        session,
                        session.id().equals(signingId),
                        session.operator().equals(reader.id()),
                        session.endsAt().isBefore(now.plus(SOON))))
                .filter(row -> team || row.mine())
                .toList();
        Comparator<Row> byEnd = Comparator.comparing(row -> row.session().endsAt());
        return new SessionList(
                rows.stream()
                        .filter(row -> row.session().live(now))
                        .sorted(Comparator.comparing((Row row) -> !row.signing())
                                .thenComparing(byEnd))
                        .toList(),
                rows.stream()
                        .filter(row -> !row.session().live(now))
                        .sorted(byEnd.reversed())
                        .toList());
    }
}
