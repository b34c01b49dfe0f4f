package dev.latchkey.access.question;

/** A principal tag or condition key as somebody typed it. */
public record NamedValue(String name, String value) {

    static final NamedValue BLANK = new NamedValue("", "");
}
