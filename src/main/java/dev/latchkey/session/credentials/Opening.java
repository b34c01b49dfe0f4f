package dev.latchkey.session.credentials;

import dev.latchkey.console.Problem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the vault answers: credentials, or why there are none. */
public sealed interface Opening permits SigningCredentials, Opening.Refused {

    /**
     * No credentials.
     *
     * @param problem the refusal in words
     * @param endedAt when the session ended, null for every other reason
     */
    record Refused(Reason reason, Problem problem, @Nullable Instant endedAt) implements Opening {}

    /** Why the vault stays closed. */
    enum Reason {
        /** No such identity, or it belongs to another operator. */
        UNKNOWN,
        EXPIRED,
        FORGOTTEN,
        /** The access key is switched off. */
        INACTIVE,
        /** What is stored cannot be opened: changed, moved, or sealed under another master key. */
        DAMAGED
    }
}
