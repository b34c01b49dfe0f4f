package dev.latchkey.permission.statement;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A statement, or a pair of them, in words.
 *
 * @param statements places in the policy, from 0
 * @param sids of those statements that have one
 * @param warnings what the reader should know about it
 * @param missing the action that its one principal lacks in this policy, or null
 */
public record Sentence(
        List<Token> tokens,
        Tone tone,
        List<Integer> statements,
        List<String> sids,
        List<String> warnings,
        @Nullable UrlAction missing) {

    public Sentence {
        tokens = List.copyOf(tokens);
        statements = List.copyOf(statements);
        sids = List.copyOf(sids);
        warnings = List.copyOf(warnings);
    }

    /** What the sentence means for whoever guards the function. */
    public enum Tone {
        ALLOW("circle-check", ""),
        CONDITION("circle-check", "t-cond"),
        ALARM("alert-triangle", "t-sig"),
        DENY("ban", "t-deny"),
        /** It matches nobody or nothing. */
        DEAD("circle-dashed", "t-dead");

        private final String icon;
        private final String css;

        Tone(String icon, String css) {
            this.icon = icon;
            this.css = css;
        }

        public String icon() {
            return icon;
        }

        public String css() {
            return css;
        }
    }

    /** As plain text. */
    public String text() {
        return tokens.stream().map(Token::text).collect(Collectors.joining());
    }
}
