package dev.latchkey.sandbox.caller;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The sessions STS gave out; guarded by the account's monitor like the account itself. */
public final class Sessions {

    /** How long an expired session is still told apart from an unknown key. */
    private static final Duration REMEMBERED = Duration.ofDays(2);

    private final Map<String, IssuedSession> byKey = new TreeMap<>();
    private long changes;

    public Optional<IssuedSession> find(String accessKeyId) {
        return Optional.ofNullable(byKey.get(accessKeyId));
    }

    public void add(IssuedSession session, Instant now) {
        byKey.values().removeIf(old -> old.expires().plus(REMEMBERED).isBefore(now));
        byKey.put(session.accessKeyId(), session);
        changes++;
    }

    /** Makes every session issued so far older; the verifier's own clock stays. */
    public void age(Duration by) {
        byKey.replaceAll((key, session) -> session.aged(by));
        changes++;
    }

    public Collection<IssuedSession> all() {
        return List.copyOf(byKey.values());
    }

    public long changes() {
        return changes;
    }
}
