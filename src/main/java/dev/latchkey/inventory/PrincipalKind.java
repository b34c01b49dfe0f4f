package dev.latchkey.inventory;

import java.util.Optional;

/** The kinds of IAM principals that hold identity policies. */
public enum PrincipalKind {
    USER("user", "users", "IAM user"),
    ROLE("role", "roles", "IAM role"),
    GROUP("group", "groups", "IAM group");

    private final String word;
    private final String segment;
    private final String label;

    PrincipalKind(String word, String segment, String label) {
        this.word = word;
        this.segment = segment;
        this.label = label;
    }

    /** The kind whose pages stand under {@code /principals/{segment}/…}. */
    public static Optional<PrincipalKind> ofSegment(String segment) {
        for (PrincipalKind kind : values()) {
            if (kind.segment.equals(segment)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** In a sentence: {@code user}. */
    public String word() {
        return word;
    }

    /** In addresses: {@code users}. */
    public String segment() {
        return segment;
    }

    /** On a badge: {@code IAM user}. */
    public String label() {
        return label;
    }
}
