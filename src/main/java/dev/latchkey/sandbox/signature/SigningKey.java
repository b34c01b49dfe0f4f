package dev.latchkey.sandbox.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Hashing and keyed hashing of the specification ("Create a signed AWS API request", steps 2 to 4). */
public final class SigningKey {

    private static final String HMAC = "HmacSHA256";

    private SigningKey() {}

    /** The signature in lower-case hex. */
    public static String sign(String secret, CredentialScope scope, String stringToSign) {
        byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String part : new String[] {scope.date(), scope.region(), scope.service(), scope.terminator()}) {
            key = hmac(key, part);
        }
        return HexFormat.of().formatHex(hmac(key, stringToSign));
    }

    public static String stringToSign(String amzDate, CredentialScope scope, String canonicalRequest) {
        return String.join(
                "\n",
                "AWS4-HMAC-SHA256",
                amzDate,
                scope.path(),
                sha256(canonicalRequest.getBytes(StandardCharsets.UTF_8)));
    }

    /** In lower-case hex. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
