package dev.latchkey.policy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * A compiled pattern. Matching never goes back further than the last run: it costs at most pattern times text steps,
 * and a 64th of that where runs are bound to a segment.
 */
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
    /** The plain characters it begins with. */
    private final String prefix;

    private final boolean ignoreCase;
    private final boolean boundRuns;

    private Glob(int[] tokens, boolean ignoreCase) {
        this.tokens = tokens;
        this.prefix = prefix(tokens);
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
        int count = 0;
        int colons = 0;
        for (int i = 0; i < length; i++) {
            char c = pattern.charAt(i);
            boolean inSegment = arn && colons < ARN_SEGMENTS;
            if (c == ':') {
                colons++;
            }
            if (pattern.isLiteral(i) || c != '*' && c != '?') {
                tokens[count++] = ignoreCase ? lower(c) : c;
            } else if (c == '?') {
                tokens[count++] = inSegment ? ONE_IN_SEGMENT : ANY_ONE;
            } else {
                boolean endsSegment = i + 1 == length || pattern.charAt(i + 1) == ':';
                int run = inSegment && !endsSegment ? RUN_IN_SEGMENT : ANY_RUN;
                if (count > 0 && (tokens[count - 1] == ANY_RUN || tokens[count - 1] == RUN_IN_SEGMENT)) {
                    // Of two runs in a row the wider one does for both.
                    tokens[count - 1] = Math.max(tokens[count - 1], run);
                } else {
                    tokens[count++] = run;
                }
            }
        }
        return new Glob(Arrays.copyOf(tokens, count), ignoreCase);
    }

    private static String prefix(int[] tokens) {
        StringBuilder prefix = new StringBuilder();
        for (int i = 0; i < tokens.length && tokens[i] >= 0; i++) {
            prefix.append((char) tokens[i]);
        }
        return prefix.toString();
    }

    boolean matches(String text) {
        int start = prefix.length();
        if (!(ignoreCase ? startsIgnoringCase(text) : text.startsWith(prefix))) {
            return false;
        }
        if (start == tokens.length) {
            return start == text.length();
        }
        if (tokens[start] == ANY_RUN && start + 1 == tokens.length) {
            return true;
        }
        return boundRuns ? sideBySide(text, start) : inTurn(text, start);
    }

    /** The plain characters it begins with; in lower case where case does not count. */
    String prefix() {
        return prefix;
    }

    private boolean startsIgnoringCase(String text) {
        int length = prefix.length();
        if (text.length() < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (lower(text.charAt(i)) != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
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
                if (token == tokens.length) {
                    return true;
                }
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

    /**
     * Keeps the set of positions reached, a bit each, and moves them all at once by the next character; two runs never
     * follow each other, so entering one reaches just one more.
     */
    private boolean sideBySide(String text, int start) {
        Steps steps = new Steps(tokens, start);
        long[] reached = new long[steps.words];
        reached[0] = 1;
        steps.enter(reached);
        for (int i = start; i < text.length(); i++) {
            if (!steps.take(reached, folded(text.charAt(i)))) {
                return false;
            }
        }
        return steps.atEnd(reached);
    }

    /** The moves from one set of positions to the next. */
    private static final class Steps {

        private final int[] tokens;
        private final int start;
        private final int words;
        private final long[] runs;
        private final Map<Integer, long[]> taking = new HashMap<>();

        Steps(int[] tokens, int start) {
            this.tokens = tokens;
            this.start = start;
            this.words = (tokens.length - start) / Long.SIZE + 1;
            this.runs = mask(token -> token == ANY_RUN || token == RUN_IN_SEGMENT);
        }

        private long[] mask(IntPredicate which) {
            long[] mask = new long[words];
            for (int i = start; i < tokens.length; i++) {
                if (which.test(tokens[i])) {
                    mask[(i - start) / Long.SIZE] |= 1L << (i - start);
                }
            }
            return mask;
        }

        /** Whether any position is left. */
        boolean take(long[] reached, int c) {
            long[] taken = taking.computeIfAbsent(c, any -> mask(token -> takes(token, c)));
            long carry = 0;
            long left = 0;
            for (int w = 0; w < words; w++) {
                long moved = reached[w] & taken[w];
                long stepping = moved & ~runs[w];
                reached[w] = moved & runs[w] | stepping << 1 | carry;
                carry = stepping >>> Long.SIZE - 1;
                left |= reached[w];
            }
            enter(reached);
            return left != 0;
        }

        /** A run may also be empty, so reaching it reaches what follows. */
        void enter(long[] reached) {
            long carry = 0;
            for (int w = 0; w < words; w++) {
                long entering = reached[w] & runs[w];
                reached[w] |= entering << 1 | carry;
                carry = entering >>> Long.SIZE - 1;
            }
        }

        boolean atEnd(long[] reached) {
            int end = tokens.length - start;
            return (reached[end / Long.SIZE] & 1L << end) != 0;
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

    static char lower(char c) {
        if (c < 0x80) {
            return c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c;
        }
        return Character.toLowerCase(c);
    }
}
