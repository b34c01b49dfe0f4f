package dev.latchkey.sandbox.sts;

import java.security.SecureRandom;
import java.util.Base64;

/** Session tokens: opaque, with the characters that need care in URLs. */
final class Tokens {

    private static final int BYTES = 306;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    static String fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return "IQoJ" + Base64.getEncoder().encodeToString(bytes);
    }
}
