package dev.latchkey.sandbox.caller;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Temporary credentials STS gave out.
 *
 * @param owner the user's or role's name
 * @param name of a role or federated session
 * @param policies session policies; empty when none were passed
 * @param mfa whether it was minted with an MFA code
 * @param tags session tags
 */
public record IssuedSession(
        String accessKeyId,
        String secret,
        String token,
        Kind kind,
        String owner,
        String name,
        Optional<List<String>> policies,
        boolean mfa,
        Map<String, String> tags,
        Optional<String> sourceIdentity,
        Instant issued,
        Instant expires) {

    /** By which operation it came to be. */
    public enum Kind {
        GET_SESSION_TOKEN,
        ASSUME_ROLE,
        FEDERATION
    }

    public IssuedSession {
        policies = policies.map(List::copyOf);
        tags = Map.copyOf(new TreeMap<>(tags));
    }

    /** The same session as if it had been issued earlier. */
    IssuedSession aged(Duration by) {
        return new IssuedSession(
                accessKeyId,
                secret,
                token,
                kind,
                owner,
                name,
                policies,
                mfa,
                tags,
                sourceIdentity,
                issued.minus(by),
                expires.minus(by));
    }

    @Override
    public String toString() {
        return "IssuedSession[" + accessKeyId + "]";
    }
}
