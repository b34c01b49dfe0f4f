package dev.latchkey.sandbox.account;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

/** Makes ids, keys and secrets in the forms AWS gives them (IAM User Guide, "IAM identifiers"). */
public final class Identifiers {

    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz234567";

    private final SecureRandom random = new SecureRandom();

    /** A unique id of 21 characters: a prefix of four letters and 17 random ones. */
    public String unique(String prefix) {
        return prefix + letters(UPPER, 17);
    }

    /** An access key id of 20 characters; {@code AKIA} for long-term keys, {@code ASIA} for sessions. */
    public String accessKey(String prefix) {
        return prefix + letters(UPPER, 16);
    }

    /** 40 characters of Base64. */
    public String secret() {
        byte[] bytes = new byte[30];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The 32 characters of a function URL's host. */
    public String url() {
        return letters(LOWER, 32);
    }

    public String uuid() {
        return UUID.randomUUID().toString();
    }

    private String letters(String alphabet, int length) {
        StringBuilder letters = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            letters.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return letters.toString();
    }
}
