package dev.latchkey.sandbox.account;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** An IAM user, with the names of its groups and its access keys in the order of their creation. */
public record User(
        Nameplate plate, Grants grants, SortedSet<String> groups, SortedMap<String, String> tags, List<AccessKey> keys)
        implements Identity {

    public User {
        groups = Collections.unmodifiableSortedSet(new TreeSet<>(groups));
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
        keys = List.copyOf(keys);
    }

    public static User of(Nameplate plate) {
        return new User(plate, Grants.none(), new TreeSet<>(), new TreeMap<>(), List.of());
    }

    @Override
    public Kind kind() {
        return Kind.USER;
    }

    @Override
    public User with(Grants changed) {
        return new User(plate, changed, groups, tags, keys);
    }

    public User withGroups(SortedSet<String> changed) {
        return new User(plate, grants, changed, tags, keys);
    }

    public User withTags(SortedMap<String, String> changed) {
        return new User(plate, grants, groups, changed, keys);
    }

    public User withKeys(List<AccessKey> changed) {
        return new User(plate, grants, groups, tags, changed);
    }
}
