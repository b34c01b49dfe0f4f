package dev.latchkey.session;

import dev.latchkey.console.Operator;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What each operator chose to sign with, per connection. */
@Component
class SigningChoices {

    private final JdbcClient jdbc;
    private final Clock clock;

    SigningChoices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<String> find(Operator operator, String connectionId) {
        return jdbc.sql("select identity from signing_choice where operator = :operator and connection = :connection")
                .param("operator", operator.id())
                .param("connection", connectionId)
                .query(String.class)
                .optional();
    }

    void choose(Operator operator, String connectionId, String identityId) {
        if (write(
                        "update signing_choice set identity = :identity, chosen_at = :at"
                                + " where operator = :operator and connection = :connection",
                        operator,
                        connectionId,
                        identityId)
                > 0) {
            return;
        }
        try {
            write(
                    "insert into signing_choice (operator, connection, identity, chosen_at)"
                            + " values (:operator, :connection, :identity, :at)",
                    operator,
                    connectionId,
                    identityId);
        } catch (DuplicateKeyException chosenElsewhereAtTheSameMoment) {
            choose(operator, connectionId, identityId);
        }
    }

    private int write(String sql, Operator operator, String connectionId, String identityId) {
        return jdbc.sql(sql)
                .param("operator", operator.id())
                .param("connection", connectionId)
                .param("identity", identityId)
                .param("at", OffsetDateTime.now(clock))
                .update();
    }
}
