package dev.latchkey.session;

import dev.latchkey.session.credentials.SecretValue;
import org.jspecify.annotations.Nullable;

/** What an operator asks of STS; durations are whole seconds, as typed. */
public sealed interface MintRequest {

    /** The signing identity that calls STS. */
    String sourceId();

    String duration();

    /** The code of an MFA device, or null. */
    @Nullable
    Mfa mfa();

    /** A session of an IAM user by his own access key. */
    record GetSessionToken(
            String sourceId, String duration, @Nullable Mfa mfa) implements MintRequest {}

    /**
     * A session of a role.
     *
     * @param sessionName empty for {@code latchkey-} and the operator
     */
    record AssumeRole(
            String sourceId,
            String duration,
            @Nullable Mfa mfa,
            String roleArn,
            String sessionName,
            @Nullable String externalId,
            @Nullable String sessionPolicy)
            implements MintRequest {}

    /**
     * A device and its six digits.
     *
     * @param device serial number or ARN
     */
    record Mfa(String device, SecretValue code) {}
}
