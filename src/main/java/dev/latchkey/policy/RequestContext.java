package dev.latchkey.policy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The condition keys of a request: each is present with values, absent, or not known to us. Names ignore case. */
public final class RequestContext {

    private static final RequestContext EMPTY = builder().build();

    private final Map<String, List<String>> present;
    private final Set<String> unknown;

    private RequestContext(Map<String, List<String>> present, Set<String> unknown) {
        this.present = Map.copyOf(present);
        this.unknown = Set.copyOf(unknown);
    }

    public static RequestContext empty() {
        return EMPTY;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** What is known of a key. */
    public Value value(String key) {
        String name = name(key);
        List<String> values = present.get(name);
        if (values != null) {
            return new Present(values);
        }
        return unknown.contains(name) ? new Unknown(name) : new Absent();
    }

    /** This context, with the other's keys put over it. */
    public RequestContext with(RequestContext other) {
        Builder both = builder();
        both.present.putAll(present);
        both.unknown.addAll(unknown);
        other.present.forEach((key, values) -> {
            both.present.put(key, values);
            both.unknown.remove(key);
        });
        other.unknown.forEach(key -> {
            both.unknown.add(key);
            both.present.remove(key);
        });
        return both.build();
    }

    private static String name(String key) {
        return key.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RequestContext that && present.equals(that.present) && unknown.equals(that.unknown);
    }

    @Override
    public int hashCode() {
        return 31 * present.hashCode() + unknown.hashCode();
    }

    @Override
    public String toString() {
        return present + (unknown.isEmpty() ? "" : " unknown " + unknown);
    }

    /** What a request says of a key. */
    public sealed interface Value {}

    /** The request carries the key with these values; none is possible for a multivalued key. */
    public record Present(List<String> values) implements Value {}

    /** The request does not carry the key. */
    public record Absent() implements Value {}

    /** We cannot know whether and with which value the request carries it. */
    public record Unknown(String key) implements Value {}

    /** Collects keys. */
    public static final class Builder {

        private final Map<String, List<String>> present = new HashMap<>();
        private final Set<String> unknown = new HashSet<>();

        private Builder() {}

        public Builder put(String key, String... values) {
            return put(key, List.of(values));
        }

        public Builder put(String key, List<String> values) {
            present.put(name(key), List.copyOf(values));
            unknown.remove(name(key));
            return this;
        }

        public Builder unknown(String key) {
            unknown.add(name(key));
            present.remove(name(key));
            return this;
        }

        public RequestContext build() {
            return new RequestContext(present, unknown);
        }
    }
}
