package dev.latchkey.permission;

import org.jspecify.annotations.Nullable;

/**
 * A function, or one of its aliases.
 *
 * @param qualifier the alias, or null for the function itself
 */
public record FunctionRef(String name, @Nullable String qualifier) {

    /** From {@code name} or {@code name:qualifier}. */
    public static FunctionRef of(String id) {
        int colon = id.indexOf(':');
        return colon < 0 ? new FunctionRef(id, null) : new FunctionRef(id.substring(0, colon), id.substring(colon + 1));
    }

    /** {@code name} or {@code name:qualifier}, as in addresses. */
    public String id() {
        return qualifier == null ? name : name + ":" + qualifier;
    }

    /** The ARN that policies must name. */
    public String arn(String functionArn) {
        return qualifier == null ? functionArn : functionArn + ":" + qualifier;
    }
}
