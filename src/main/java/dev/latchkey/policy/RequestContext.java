package dev.latchkey.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The condition keys of a request: each is present with values, absent, or not known to us. Names ignore case. */
public final class RequestContext {

    private static final RequestContext EMPTY = builder().build();
    private static final Value ABSENT = new Absent();

    private final Map<String, Value> values;

    private RequestContext(Map<String, Value> values) {
        this.values = Map.copyOf(values);
    }

    public static RequestContext empty() {
        return EMPTY;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** What is known of a key. */
    public Value value(String key) {
        return named(name(key));
    }

    /** The same for a key already in lower case. */
    Value named(String name) {
        return values.getOrDefault(name, ABSENT);
    }

    /** Whether a key, in lower case, is not known. */
    boolean unknown(String name) {
        return named(name) instanceof Unknown;
    }

    /** The keys that are present or not known, in lower case. */
    Set<String> names() {
        return values.keySet();
    }

    /** This context, with the other's keys put over it. */
    public RequestContext with(RequestContext other) {
        Builder both = builder();
        both.values.putAll(values);
        both.values.putAll(other.values);
        return both.build();
    }

    /** This context, with these keys, in lower case, found to be so. */
    RequestContext knowing(Map<String, Value> found) {
        Builder known = builder();
        known.values.putAll(values);
        found.forEach((key, value) -> {
            if (value instanceof Absent) {
                known.values.remove(key);
            } else {
                known.values.put(key, value);
            }
        });
        return known.build();
    }

    static String name(String key) {
        return key.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RequestContext that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
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

        private final Map<String, Value> values = new HashMap<>();

        private Builder() {}

        public Builder put(String key, String... values) {
            return put(key, List.of(values));
        }

        public Builder put(String key, List<String> values) {
            this.values.put(name(key), new Present(List.copyOf(values)));
            return this;
        }

        public Builder unknown(String key) {
            values.put(name(key), new Unknown(name(key)));
            return this;
        }

        public RequestContext build() {
            return new RequestContext(values);
        }
    }
}
