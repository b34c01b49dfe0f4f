package dev.latchkey.console;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The operators in the database, with Argon2 hashes of their passwords. */
@Component
class Operators implements UserDetailsService {

    static final String ADMIN = "admin";

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final Clock clock;

    Operators(JdbcClient jdbc, PasswordEncoder passwords, Clock clock) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.clock = clock;
    }

    Optional<Operator> find(String id) {
        return jdbc.sql("select id, name from operator where id = :id")
                .param("id", id)
                .query((row, n) -> new Operator(row.getString(1), row.getString(2)))
                .optional();
    }

    Operator get(String id) {
        return find(id).orElseThrow(() -> new IllegalStateException("There is no operator " + id + "."));
    }

    boolean hasPassword(String id) {
        return passwordHash(id).isPresent();
    }

    void ensure(String id, String name) {
        if (find(id).isEmpty()) {
            jdbc.sql("insert into operator (id, name, created_at) values (:id, :name, :at)")
                    .param("id", id)
                    .param("name", name)
                    .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .update();
        }
    }

    void setPassword(String id, String password) {
        String known = passwordHash(id).orElse(null);
        if (known == null || !passwords.matches(password, known)) {
            jdbc.sql("update operator set password_hash = :hash where id = :id")
                    .param("id", id)
                    .param("hash", passwords.encode(password))
                    .update();
        }
    }

    @Override
    public UserDetails loadUserByUsername(String id) {
        String hash = passwordHash(id).orElseThrow(() -> UsernameNotFoundException.fromUsername(id));
        return User.withUsername(id).password(hash).authorities("operator").build();
    }

    private Optional<String> passwordHash(String id) {
        return jdbc.sql("select password_hash from operator where id = :id and password_hash is not null")
                .param("id", id)
                .query(String.class)
                .optional();
    }
}
