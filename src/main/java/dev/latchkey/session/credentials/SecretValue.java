package dev.latchkey.session.credentials;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A secret that shows itself to nobody who does not ask: no text form, no serial form, wiped when closed.
 *
 * <p>Whoever can read this process's memory while it is open can read it; closing shortens that time.
 */
public final class SecretValue implements AutoCloseable {

    private static final String MASK = "[secret]";

    private final byte[] bytes;
    private volatile boolean closed;

    private SecretValue(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes a copy; the caller wipes his own. */
    public static SecretValue of(byte[] bytes) {
        return new SecretValue(bytes.clone());
    }

    public static SecretValue ofText(String text) {
        return new SecretValue(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Lends a copy for the time of the call; it is wiped afterwards. Throws when closed. */
    public <T> T use(Function<byte[], T> reader) {
        byte[] lent = bytes.clone();
        try {
            if (closed) {
                throw new IllegalStateException("This secret was wiped.");
            }
            return reader.apply(lent);
        } finally {
            Arrays.fill(lent, (byte) 0);
        }
    }

    /** Lends the secret as text, which Java cannot wipe: only for libraries that take nothing else. */
    public <T> T useText(Function<String, T> reader) {
        return use(lent -> reader.apply(new String(lent, StandardCharsets.UTF_8)));
    }

    /** How many bytes; of a session token this is no secret. */
    public int length() {
        return bytes.length;
    }

    @Override
    public void close() {
        closed = true;
        Arrays.fill(bytes, (byte) 0);
    }

    /** In constant time. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SecretValue secret && MessageDigest.isEqual(bytes, secret.bytes);
    }

    /** The same for all, so that it tells nothing. */
    @Override
    public int hashCode() {
        return MASK.hashCode();
    }

    @Override
    public String toString() {
        return MASK;
    }
}
