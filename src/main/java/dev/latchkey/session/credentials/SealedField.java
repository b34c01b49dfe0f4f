package dev.latchkey.session.credentials;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The place a sealed value belongs to; moved to another place it does not open.
 *
 * @param field the column
 * @param recordId the row
 * @param owner whose secret it is
 */
public record SealedField(Purpose purpose, String field, String recordId, String owner) {

    private static final String VERSION = "v1";

    /** What a keyset is for; a value sealed for one purpose does not open for the other. */
    public enum Purpose {
        ACCESS_KEYS("access-keys"),
        MINTED_SESSIONS("minted-sessions");

        private final String keyset;

        Purpose(String keyset) {
            this.keyset = keyset;
        }

        String keyset() {
            return keyset;
        }
    }

    /** Each part with its length in front, so that no two places read the same. */
    byte[] associatedData() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String part : new String[] {VERSION, purpose.keyset(), field, recordId, owner}) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            out.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            out.writeBytes(bytes);
        }
        return out.toByteArray();
    }
}
