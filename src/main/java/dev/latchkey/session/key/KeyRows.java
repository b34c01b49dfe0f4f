package dev.latchkey.session.key;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code access_key}. */
@Component
class KeyRows {

    private static final String SELECT =
            "select id, connection, user_name, user_arn, access_key_id, active, created_by, created_at from access_key";

    private final JdbcClient jdbc;

    KeyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(AccessKey key, byte[] secret) {
        jdbc.sql("""
            insert into access_key
                   (id, connection, user_name, user_arn, access_key_id, secret, active, created_by, created_at)
            values (:id, :connection, :userName, :userArn, :accessKeyId, :secret, :active, :createdBy, :createdAt)
            """)
                .param("id", key.id())
                .param("connection", key.connectionId())
                .param("userName", key.userName())
                .param("userArn", key.userArn())
                .param("accessKeyId", key.accessKeyId())
                .param("secret", secret)
                .param("active", key.active())
                .param("createdBy", key.createdBy())
                .param("createdAt", OffsetDateTime.ofInstant(key.createdAt(), ZoneOffset.UTC))
                .update();
    }

    List<AccessKey> list(String connectionId) {
        return jdbc.sql(SELECT + " where connection = :connection order by user_name, created_at")
                .param("connection", connectionId)
                .query(KeyRows::key)
                .list();
    }

    Optional<AccessKey> find(String id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(KeyRows::key)
                .optional();
    }

    Optional<AccessKey> find(String connectionId, String accessKeyId) {
        return jdbc.sql(SELECT + " where connection = :connection and access_key_id = :accessKeyId")
                .param("connection", connectionId)
                .param("accessKeyId", accessKeyId)
                .query(KeyRows::key)
                .optional();
    }

    byte[] secret(String id) {
        return jdbc.sql("select secret from access_key where id = :id")
                .param("id", id)
                .query((row, n) -> row.getBytes(1))
                .single();
    }

    void activate(String id, boolean active) {
        jdbc.sql("update access_key set active = :active where id = :id")
                .param("active", active)
                .param("id", id)
                .update();
    }

    void delete(String id) {
        jdbc.sql("delete from access_key where id = :id").param("id", id).update();
    }

    private static AccessKey key(ResultSet row, int number) throws SQLException {
        return new AccessKey(
                row.getString("id"),
                row.getString("connection"),
                row.getString("user_name"),
                row.getString("user_arn"),
                row.getString("access_key_id"),
                row.getBoolean("active"),
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
