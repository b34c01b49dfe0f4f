package dev.latchkey.policy;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A text of a policy with its variables filled in; what came from a variable is literal, so that a user named
 * {@code a*} does not become a pattern (IAM User Guide, "IAM policy elements: Variables and tags").
 */
final class Template {

    private final String text;
    private final BitSet literal;

    private Template(String text, BitSet literal) {
        this.text = text;
        this.literal = literal;
    }

    /** A text without variables. */
    static Template plain(String text) {
        return new Template(text, new BitSet());
    }

    static boolean hasVariable(String text) {
        return text.contains("${");
    }

    /** The keys that the text's variables stand for, in lower case. */
    static Set<String> keys(String text) {
        Set<String> keys = new HashSet<>();
        for (int next = text.indexOf("${"); next >= 0; next = text.indexOf("${", next + 2)) {
            int end = text.indexOf('}', next);
            if (end >= 0) {
                keys.add(RequestContext.name(Variable.parse(text.substring(next + 2, end)).key));
            }
        }
        return keys;
    }

    /** The outcome of filling in; one of the three is there. */
    record Filled(Optional<Template> template, @Nullable String unknownKey) {

        private static final Filled ABSENT = new Filled(Optional.empty(), null);

        /** A variable stands for an absent key and has no default. */
        boolean absent() {
            return template.isEmpty() && unknownKey == null;
        }
    }

    /**
     * @param from where in the text variables begin to count
     */
    static Filled fill(String text, int from, RequestContext context) {
        int next = text.indexOf("${", from);
        if (next < 0) {
            return new Filled(Optional.of(plain(text)), null);
        }
        StringBuilder filled = new StringBuilder();
        BitSet literal = new BitSet();
        int at = 0;
        while (next >= 0) {
            int end = text.indexOf('}', next);
            if (end < 0) {
                break;
            }
            filled.append(text, at, next);
            Variable variable = Variable.parse(text.substring(next + 2, end));
            RequestContext.Value value = variable.value(context);
            if (value instanceof RequestContext.Unknown unknown) {
                return new Filled(Optional.empty(), unknown.key());
            }
            if (!(value instanceof RequestContext.Present present)
                    || present.values().size() != 1) {
                return Filled.ABSENT;
            }
            String substitute = present.values().getFirst();
            literal.set(filled.length(), filled.length() + substitute.length());
            filled.append(substitute);
            at = end + 1;
            next = text.indexOf("${", at);
        }
        filled.append(text, at, text.length());
        return new Filled(Optional.of(new Template(filled.toString(), literal)), null);
    }

    int length() {
        return text.length();
    }

    char charAt(int index) {
        return text.charAt(index);
    }

    boolean isLiteral(int index) {
        return literal.get(index);
    }

    /** The text cut at colons, the last part keeping what is left. */
    Template[] split(int parts) {
        String[] texts = text.split(":", parts);
        Template[] templates = new Template[texts.length];
        int at = 0;
        for (int i = 0; i < texts.length; i++) {
            templates[i] = new Template(texts[i], literal.get(at, at + texts[i].length()));
            at += texts[i].length() + 1;
        }
        return templates;
    }

    /** The text; wildcards and literals alike. */
    String text() {
        return text;
    }

    /** {@code aws:PrincipalTag/team, 'company-wide'}, or one of the escapes {@code *}, {@code ?}, {@code $}. */
    private record Variable(String key, @Nullable String otherwise) {

        static Variable parse(String inside) {
            int comma = inside.indexOf(',');
            if (comma < 0) {
                return new Variable(inside.strip(), null);
            }
            String quoted = inside.substring(comma + 1).strip();
            boolean whole = quoted.length() >= 2 && quoted.startsWith("'") && quoted.endsWith("'");
            return new Variable(
                    inside.substring(0, comma).strip(), whole ? quoted.substring(1, quoted.length() - 1) : null);
        }

        RequestContext.Value value(RequestContext context) {
            if (key.equals("*") || key.equals("?") || key.equals("$")) {
                return new RequestContext.Present(List.of(key));
            }
            RequestContext.Value value = context.value(key);
            String instead = otherwise;
            return value instanceof RequestContext.Absent && instead != null
                    ? new RequestContext.Present(List.of(instead))
                    : value;
        }
    }
}
