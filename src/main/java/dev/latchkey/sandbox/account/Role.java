package dev.latchkey.sandbox.account;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An IAM role.
 *
 * @param trust who may assume it, as it was sent
 * @param maxSession longest session in seconds
 */
public record Role(
        Nameplate plate,
        Grants grants,
        SortedMap<String, String> tags,
        String trust,
        @Nullable String description,
        int maxSession)
        implements Identity {

    public Role {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    public static Role of(Nameplate plate, String trust) {
        return new Role(plate, Grants.none(), new TreeMap<>(), trust, null, 3600);
    }

    @Override
    public Kind kind() {
        return Kind.ROLE;
    }

    @Override
    public Role with(Grants changed) {
        return new Role(plate, changed, tags, trust, description, maxSession);
    }

    public Role withTrust(String changed) {
        return new Role(plate, grants, tags, changed, description, maxSession);
    }

    public Role withTags(SortedMap<String, String> changed) {
        return new Role(plate, grants, changed, trust, description, maxSession);
    }

    public Role described(@Nullable String words, int seconds) {
        return new Role(plate, grants, tags, trust, words, seconds);
    }
}
