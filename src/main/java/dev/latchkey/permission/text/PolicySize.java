package dev.latchkey.permission.text;

import dev.latchkey.inventory.PrincipalKind;

/**
 * How much room a policy takes, IAM user guide "IAM and AWS STS quotas": white space does not count.
 *
 * @param own characters of this policy
 * @param total characters together with those that share the limit
 */
public record PolicySize(int own, int total, int limit) {

    private static final int MANAGED = 6144;

    /**
     * An inline policy; all inline policies of a principal share one limit.
     *
     * @param others texts of its other inline policies
     */
    public static PolicySize ofInline(PrincipalKind kind, String text, Iterable<String> others) {
        int own = characters(text);
        int total = own;
        for (String other : others) {
            total += characters(other);
        }
        int limit = switch (kind) {
            case USER -> 2048;
            case GROUP -> 5120;
            case ROLE -> 10240;
        };
        return new PolicySize(own, total, limit);
    }

    public static PolicySize ofManaged(String text) {
        int own = characters(text);
        return new PolicySize(own, own, MANAGED);
    }

    public boolean fits() {
        return total <= limit;
    }

    /** {@code 412 of 2,048 characters}. */
    public String words() {
        String others =
                total > own ? "%,d characters, %,d of %,d with the other inline policies" : "%2$,d of %3$,d characters";
        return others.formatted(own, total, limit);
    }

    private static int characters(String text) {
        return (int) text.chars().filter(c -> !Character.isWhitespace(c)).count();
    }
}
