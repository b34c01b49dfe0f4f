package dev.latchkey.sandbox.operation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One question to the policies in force: the action, the ARN it touches, the service's own condition keys and, where
 * the resource has one, its resource policy.
 */
public record Access(
        String action,
        String resource,
        Map<String, List<String>> keys,
        @Nullable String resourcePolicy) {

    public Access {
        keys = Map.copyOf(keys);
    }

    public static Access to(String action, String resource) {
        return new Access(action, resource, Map.of(), null);
    }

    /** The same question with one more condition key; a value that is not there leaves the key out. */
    public Access with(String key, @Nullable String value) {
        return value == null ? this : with(key, List.of(value));
    }

    public Access with(String key, List<String> values) {
        Map<String, List<String>> more = new TreeMap<>(keys);
        more.put(key, List.copyOf(values));
        return new Access(action, resource, more, resourcePolicy);
    }

    public Access under(@Nullable String policy) {
        return new Access(action, resource, keys, policy);
    }
}
