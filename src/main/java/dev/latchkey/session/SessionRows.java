package dev.latchkey.session;

import dev.latchkey.session.StsSession.Check;
import dev.latchkey.session.StsSession.Mechanism;
import dev.latchkey.session.StsSession.Request;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code sts_session}. */
@Component
class SessionRows {

    private static final String SELECT = "select * from sts_session";

    private final JdbcClient jdbc;

    SessionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The two sealed values of a row; null once wiped. */
    record Sealed(byte @Nullable [] secret, byte @Nullable [] token) {}

    void insert(StsSession session, Sealed sealed) {
        Request request = session.request();
        jdbc.sql("""
            insert into sts_session
                   (id, connection, operator, label, principal_arn, mechanism, access_key_id, secret, token,
                    token_length, minted_at, expires_at, source_id, source_label, duration_seconds, mfa_device,
                    role_arn, session_name, external_id, session_policy)
            values (:id, :connection, :operator, :label, :principalArn, :mechanism, :accessKeyId, :secret, :token,
                    :tokenLength, :mintedAt, :expiresAt, :sourceId, :sourceLabel, :seconds, :mfaDevice,
                    :roleArn, :sessionName, :externalId, :sessionPolicy)
            """)
                .param("id", session.id())
                .param("connection", session.connectionId())
                .param("operator", session.operator())
                .param("label", session.label())
                .param("principalArn", session.principalArn())
                .param("mechanism", request.mechanism().name())
                .param("accessKeyId", session.accessKeyId())
                .param("secret", sealed.secret())
                .param("token", sealed.token())
                .param("tokenLength", session.tokenLength())
                .param("mintedAt", utc(session.mintedAt()))
                .param("expiresAt", utc(session.expiresAt()))
                .param("sourceId", request.sourceId())
                .param("sourceLabel", request.sourceLabel())
                .param("seconds", request.seconds())
                .param("mfaDevice", request.mfaDevice())
                .param("roleArn", request.roleArn())
                .param("sessionName", request.sessionName())
                .param("externalId", request.externalId())
                .param("sessionPolicy", request.sessionPolicy())
                .update();
    }

    /** Not forgotten and not ended before that time, soonest end first. */
    List<StsSession> list(String connectionId, Instant endedAfter) {
        return jdbc.sql(SELECT + """
             where connection = :connection and forgotten_at is null
               and expires_at > :after and (ended_at is null or ended_at > :after)
             order by expires_at, minted_at
            """)
                .param("connection", connectionId)
                .param("after", utc(endedAfter))
                .query(SessionRows::session)
                .list();
    }

    Optional<StsSession> find(String id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(SessionRows::session)
                .optional();
    }

    Sealed sealed(String id) {
        return jdbc.sql("select secret, token from sts_session where id = :id")
                .param("id", id)
                .query((row, n) -> new Sealed(row.getBytes(1), row.getBytes(2)))
                .single();
    }

    /** Wipes every secret whose time is over. */
    void wipeEnded(Instant now) {
        jdbc.sql("update sts_session set secret = null, token = null where secret is not null and expires_at <= :now")
                .param("now", utc(now))
                .update();
    }

    /** Rounded down, so that it has ended by the clock that said so. */
    void end(String id, Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        jdbc.sql("""
            update sts_session set secret = null, token = null, ended_at = :at
             where id = :id and ended_at is null and expires_at > :at
            """).param("at", utc(at)).param("id", id).update();
    }

    void forget(String id, Instant at) {
        jdbc.sql("update sts_session set secret = null, token = null, forgotten_at = :at where id = :id")
                .param("at", utc(at))
                .param("id", id)
                .update();
    }

    void check(String id, Check check) {
        jdbc.sql("update sts_session set checked_at = :at, checked_user_id = :userId where id = :id")
                .param("at", utc(check.at()))
                .param("userId", check.userId())
                .param("id", id)
                .update();
    }

    void deleteEndedBefore(Instant time) {
        jdbc.sql("delete from sts_session where expires_at < :time")
                .param("time", utc(time))
                .update();
    }

    private static StsSession session(ResultSet row, int number) throws SQLException {
        Instant checkedAt = instant(row, "checked_at");
        String userId = row.getString("checked_user_id");
        return new StsSession(
                row.getString("id"),
                row.getString("connection"),
                row.getString("operator"),
                row.getString("label"),
                row.getString("principal_arn"),
                row.getString("access_key_id"),
                row.getInt("token_length"),
                row.getObject("minted_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                instant(row, "ended_at"),
                row.getObject("forgotten_at") != null,
                checkedAt == null || userId == null ? null : new Check(checkedAt, userId),
                new Request(
                        Mechanism.valueOf(row.getString("mechanism")),
                        row.getString("source_id"),
                        row.getString("source_label"),
                        row.getInt("duration_seconds"),
                        row.getString("mfa_device"),
                        row.getString("role_arn"),
                        row.getString("session_name"),
                        row.getString("external_id"),
                        row.getString("session_policy")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
