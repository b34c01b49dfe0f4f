package dev.latchkey.policy;

import java.util.Arrays;

/** A compiled pattern. Matching costs at most pattern times text steps, whatever the input. */
final class Glob {

    /** Any run of characters. */
    private static final int ANY_RUN = -1;
    /** Any run without a colon. */
    private static final int RUN_IN_SEGMENT = -2;
    /** One character. */
    private static final int ANY_ONE = -3;
    /** One character but a colon. */
    private static final int ONE_IN_SEGMENT = -4;

    private static final int ARN_SEGMENTS = 5;

    private final int[] tokens;
    private final boolean ignoreCase;
    private final boolean boundRuns;

    private Glob(int[] tokens, boolean ignoreCase) {
        this.tokens = tokens;
        this.ignoreCase = ignoreCase;
        this.boundRuns = Arrays.stream(tokens).anyMatch(token -> token == RUN_IN_SEGMENT);
    }

    /** {@code *} and {@code ?} reach over everything. */
    static Glob of(Template pattern) {
        return compile(pattern, false, false);
    }

    static Glob ignoringCase(Template pattern) {
        return compile(pattern, false, true);
    }

    /**
     * A resource pattern: in the first five segments a wildcard stays inside its segment, except a {@code *} that ends
     * the segment (IAM User Guide, "IAM JSON policy elements: Resource").
     */
    static Glob ofArn(Template pattern) {
        return compile(pattern, true, false);
    }

    private static Glob compile(Template pattern, boolean arn, boolean ignoreCase) {
        int length = pattern.length();
        int[] tokens = new int[length];
        int colons = 0;
        for (int i = 0; i < length; i++) {
            char c = pattern.charAt(i);
            boolean inSegment = arn && colons < ARN_SEGMENTS;
            if (c == ':') {
                colons++;
            }
            if (pattern.isLiteral(i) || c != '*' && c != '?') {
                tokens[i] = ignoreCase ? lower(c) : c;
            } else if (c == '*') {
                boolean endsSegment = i + 1 == length || pattern.charAt(i + 1) == ':';
                tokens[i] = inSegment && !endsSegment ? RUN_IN_SEGMENT : ANY_RUN;
            } else {
                tokens[i] = inSegment ? ONE_IN_SEGMENT : ANY_ONE;
            }
        }
        return new Glob(tokens, ignoreCase);
    }

    boolean matches(String text) {
        int prefix = literalPrefix(text);
        if (prefix < 0) {
            return false;
        }
        if (prefix == tokens.length) {
            return prefix == text.length();
        }
        return boundRuns ? sideBySide(text, prefix) : inTurn(text, prefix);
    }

    /** How many leading tokens are plain characters of the text; -1 when one differs. */
    private int literalPrefix(String text) {
        int i = 0;
        while (i < tokens.length && tokens[i] >= 0) {
            if (i >= text.length() || tokens[i] != folded(text.charAt(i))) {
                return -1;
            }
            i++;
        }
        return i;
    }

    /** Where every run may go anywhere, the earliest fit of what stands between two runs is as good as any later one. */
    private boolean inTurn(String text, int start) {
        int at = start;
        int token = start;
        int afterRun = -1;
        int resume = start;
        while (at < text.length()) {
            if (token < tokens.length && tokens[token] == ANY_RUN) {
                afterRun = ++token;
                resume = at;
            } else if (token < tokens.length && takes(tokens[token], folded(text.charAt(at)))) {
                token++;
                at++;
            } else if (afterRun >= 0) {
                token = afterRun;
                at = ++resume;
            } else {
                return false;
            }
        }
        while (token < tokens.length && tokens[token] == ANY_RUN) {
            token++;
        }
        return token == tokens.length;
    }

    /** Keeps the set of token positions reached after each character. */
    private boolean sideBySide(String text, int start) {
        boolean[] reached = new boolean[tokens.length + 1];
        boolean[] next = new boolean[tokens.length + 1];
        enter(reached, start);
        for (int i = start; i < text.length(); i++) {
            int c = folded(text.charAt(i));
            Arrays.fill(next, false);
            boolean any = false;
            for (int t = start; t < tokens.length; t++) {
                if (reached[t] && takes(tokens[t], c)) {
                    enter(next, tokens[t] == ANY_RUN || tokens[t] == RUN_IN_SEGMENT ? t : t + 1);
                    any = true;
                }
            }
            if (!any) {
                return false;
            }
            boolean[] swap = reached;
            reached = next;
            next = swap;
        }
        return reached[tokens.length];
    }

    /** A run may also be empty, so reaching it reaches what follows. */
    private void enter(boolean[] positions, int from) {
        int t = from;
        positions[t] = true;
        while (t < tokens.length && (tokens[t] == ANY_RUN || tokens[t] == RUN_IN_SEGMENT)) {
            positions[++t] = true;
        }
    }

    private static boolean takes(int token, int c) {
        return switch (token) {
            case ANY_RUN, ANY_ONE -> true;
            case RUN_IN_SEGMENT, ONE_IN_SEGMENT -> c != ':';
            default -> token == c;
        };
    }

    private int folded(char c) {
        return ignoreCase ? lower(c) : c;
    }

    private static int lower(char c) {
        return Character.toLowerCase(c);
    }
}
