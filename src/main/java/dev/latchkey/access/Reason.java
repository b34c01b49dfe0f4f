package dev.latchkey.access;

/**
 * Why, in one line: words, then the name of the policy or Sid.
 *
 * @param words {@code Identity policy}
 * @param name {@code InvokeQuotes}, or empty
 * @param rest {@code , inside boundary}, or empty
 * @param wildcard whether the deciding statement allows any action on any resource
 */
public record Reason(String words, String name, String rest, boolean wildcard) {

    static Reason of(String words) {
        return new Reason(words, "", "", false);
    }

    static Reason of(String words, String name) {
        return new Reason(words, name, "", false);
    }

    Reason followedBy(String more) {
        return new Reason(words, name, rest + more, wildcard);
    }

    /** All of it as plain text. */
    public String sentence() {
        return (name.isEmpty() ? words : words + " " + name) + rest;
    }
}
