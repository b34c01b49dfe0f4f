package dev.latchkey.policy;

import org.jspecify.annotations.Nullable;

/**
 * Which policy it is.
 *
 * @param arn of a managed policy, null for inline and resource policies
 * @param via the group it comes through, or null
 */
public record PolicySource(
        PolicyType type,
        String name,
        @Nullable String arn,
        @Nullable String via) {

    public static PolicySource of(PolicyType type, String name) {
        return new PolicySource(type, name, null, null);
    }
}
