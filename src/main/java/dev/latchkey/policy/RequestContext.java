package dev.latchkey.policy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** The condition keys of a request: each is present with values, absent, or not known to us. Names ignore case. */
public final class RequestContext {

    private static final RequestContext EMPTY = builder().build();
    private static final Value ABSENT = new Absent();

    private final Map<String, Value> values;

    /** Keys that are said to be absent, which counts where another context holds them. */
    private final Set<String> absent;

    private RequestContext(Map<String, Value> values, Set<String> absent) {
        this.values = Map.copyOf(values);
        this.absent = Set.copyOf(absent);
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

    /** The keys that are present, in lower case, with their values. */
    public Map<String, List<String>> present() {
        Map<String, List<String>> present = new TreeMap<>();
        values.forEach((name, value) -> {
            if (value instanceof Present(List<String> given)) {
                present.put(name, given);
            }
        });
        return present;
    }

    /** The keys that are present or not known, in lower case. */
    Set<String> names() {
        return values.keySet();
    }

    /** This context, with the other's keys put over it. */
    public RequestContext with(RequestContext other) {
        Builder both = builder();
        both.values.putAll(values);
        both.absent.addAll(absent);
        other.absent.forEach(both::absent);
        other.values.forEach(both::set);
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
        return other instanceof RequestContext that && values.equals(that.values) && absent.equals(that.absent);
    }

    @Override
    public int hashCode() {
        return Objects.hash(values, absent);
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
        private final Set<String> absent = new HashSet<>();

        private Builder() {}

        public Builder put(String key, String... values) {
            return put(key, List.of(values));
        }

        public Builder put(String key, List<String> values) {
            return set(name(key), new Present(List.copyOf(values)));
        }

        public Builder unknown(String key) {
            return set(name(key), new Unknown(name(key)));
        }

        /** The request does not carry the key, whatever a context says that this one is put over. */
        public Builder absent(String key) {
            values.remove(name(key));
            absent.add(name(key));
            return this;
        }

        private Builder set(String name, Value value) {
            absent.remove(name);
            values.put(name, value);
            return this;
        }

        public RequestContext build() {
            return new RequestContext(values, absent);
        }
    }
}
