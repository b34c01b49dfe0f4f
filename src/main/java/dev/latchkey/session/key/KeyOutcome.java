package dev.latchkey.session.key;

import dev.latchkey.session.credentials.Refusal;
import dev.latchkey.session.credentials.SecretValue;

/** What came of changing a key. */
sealed interface KeyOutcome {

    String accessKeyId();

    /** A new key; its secret is shown on this answer and never again. */
    record Created(AccessKey key, SecretValue secret) implements KeyOutcome {

        @Override
        public String accessKeyId() {
            return key.accessKeyId();
        }
    }

    /** Taken in, switched or deleted. */
    record Done(String accessKeyId) implements KeyOutcome {}

    /** Nothing changed. */
    record Refused(String accessKeyId, Refusal refusal) implements KeyOutcome {}
}
