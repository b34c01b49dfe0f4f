package dev.latchkey.inventory;

import java.time.Instant;

/** An access key of an IAM user as {@code ListAccessKeys} shows it, without its secret. */
public record KnownAccessKey(String id, boolean active, Instant created) {

    /** {@code AKIA…7Q2F}. */
    public String shortId() {
        return id.length() <= 9 ? id : id.substring(0, 4) + "…" + id.substring(id.length() - 4);
    }
}
