package dev.latchkey.session;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Temporary credentials an operator minted, without their secret.
 *
 * @param operator whose it is
 * @param label the user or role it acts as
 * @param principalArn as GetCallerIdentity names it
 * @param expiresAt AWS's own time
 * @param endedAt when AWS was found to refuse it before that time, or null
 * @param tokenLength characters of the session token
 * @param request what was asked of STS, so that it can be asked again
 * @param forgotten whether the operator wiped it
 * @param check what STS last said about it, or null
 */
public record StsSession(
        String id,
        String connectionId,
        String operator,
        String label,
        String principalArn,
        String accessKeyId,
        int tokenLength,
        Instant mintedAt,
        Instant expiresAt,
        @Nullable Instant endedAt,
        boolean forgotten,
        @Nullable Check check,
        Request request) {

    /** The STS operation that made it. */
    public enum Mechanism {
        GET_SESSION_TOKEN("GetSessionToken"),
        ASSUME_ROLE("AssumeRole");

        private final String operation;

        Mechanism(String operation) {
            this.operation = operation;
        }

        /** As AWS spells it. */
        public String operation() {
            return operation;
        }
    }

    /**
     * The parameters of the mint.
     *
     * @param sourceId the signing identity that called STS
     * @param sourceLabel its label then
     * @param mfaDevice the serial of the device whose code was used, or null
     */
    public record Request(
            Mechanism mechanism,
            String sourceId,
            String sourceLabel,
            int seconds,
            @Nullable String mfaDevice,
            @Nullable String roleArn,
            @Nullable String sessionName,
            @Nullable String externalId,
            @Nullable String sessionPolicy) {}

    /**
     * An answer of GetCallerIdentity.
     *
     * @param userId {@code AIDA…} or {@code AROA…:name}
     */
    public record Check(Instant at, String userId) {}

    public Mechanism mechanism() {
        return request.mechanism();
    }

    public boolean mfa() {
        return request.mfaDevice() != null;
    }

    /** From mint to expiry as asked for. */
    public Duration total() {
        return Duration.ofSeconds(request.seconds());
    }

    /** When it stopped or will stop. */
    public Instant endsAt() {
        return endedAt != null && endedAt.isBefore(expiresAt) ? endedAt : expiresAt;
    }

    /** Whether it can sign at that time. */
    public boolean live(Instant now) {
        return !forgotten && now.isBefore(endsAt());
    }
}
