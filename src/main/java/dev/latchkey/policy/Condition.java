package dev.latchkey.policy;

import java.util.List;

/**
 * One operator and one key of a Condition element.
 *
 * @param operator as written, {@code ForAnyValue:StringLikeIfExists}
 * @param key as written, {@code aws:SourceIp}
 */
public record Condition(String operator, String key, List<String> values) {

    public Condition {
        values = List.copyOf(values);
    }
}
