package dev.latchkey.invocation.probe;

import dev.latchkey.console.Operator;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forms that were sent: the database takes the key of a form once, whichever replica a second click reaches. */
@Component
class Claims {

    private static final int KEPT = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    Claims(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** False when that key has been used. */
    boolean take(Operator operator, String connectionId, String id) {
        try {
            jdbc.sql("insert into probe (id, connection, operator, at) values (:id, :connection, :operator, :at)")
                    .param("id", id)
                    .param("connection", connectionId)
                    .param("operator", operator.id())
                    .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException used) {
            return false;
        }
        prune(operator, connectionId);
        return true;
    }

    void entered(String id, long entry) {
        jdbc.sql("update probe set entry = :entry where id = :id")
                .param("entry", entry)
                .param("id", id)
                .update();
    }

    /** The form may be sent again: nothing came of it. */
    void release(String id) {
        jdbc.sql("delete from probe where id = :id and entry is null")
                .param("id", id)
                .update();
    }

    /** The activity entry of an own probe: empty inside while there is none, empty outside when there is no such probe. */
    Optional<OptionalLong> find(Operator operator, String connectionId, String id) {
        return jdbc.sql("""
            select entry from probe where id = :id and connection = :connection and operator = :operator
            """)
                .param("id", id)
                .param("connection", connectionId)
                .param("operator", operator.id())
                .query((row, n) -> {
                    long entry = row.getLong("entry");
                    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(entry);
                })
                .optional();
    }

    private void prune(Operator operator, String connectionId) {
        jdbc.sql("""
            delete from probe where connection = :connection and operator = :operator and id not in
              (select id from probe where connection = :connection and operator = :operator
                order by at desc, id limit :kept)
            """)
                .param("connection", connectionId)
                .param("operator", operator.id())
                .param("kept", KEPT)
                .update();
    }
}
