package dev.latchkey.sandbox.account;

import java.time.Instant;

/** A long-term access key of a user. */
public record AccessKey(String id, String secret, boolean active, Instant created) {

    /** When, and at which service and Region, a key or a role was last used. */
    public record LastUse(Instant at, String service, String region) {}

    public AccessKey withActive(boolean changed) {
        return new AccessKey(id, secret, changed, created);
    }

    @Override
    public String toString() {
        return "AccessKey[" + id + "]";
    }
}
