package dev.latchkey.policy.json;

import dev.latchkey.policy.json.JsonTree.Position;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** Says in a sentence why a text is not JSON; the parser's own words are for programmers. */
final class NotJson {

    private static final String TYPOGRAPHIC = "“”„«»‘’";

    private static final String NON_STANDARD = "Non-standard token '";

    private NotJson() {}

    /** Where the parser stopped, or for a word it knows but JSON does not, where the word begins. */
    static Position place(JacksonException e, JsonParser parser) {
        TokenStreamLocation where = e.getLocation() == null ? parser.currentTokenLocation() : e.getLocation();
        String message = e.getOriginalMessage();
        int back = message.startsWith(NON_STANDARD) ? quoted(message).length() : 0;
        return new Position(Math.max(1, where.getLineNr()), Math.max(1, where.getColumnNr() - back));
    }

    private static String quoted(String message) {
        return message.split("'", -1)[1];
    }

    static String reason(String json, JacksonException e) {
        return "This is not JSON: " + why(json, e);
    }

    private static String why(String json, JacksonException e) {
        if (e instanceof UnexpectedEndOfInputException) {
            return "the text ends before a brace, bracket or quotation mark is closed.";
        }
        if (e instanceof StreamConstraintsException) {
            return "a number or name in it is longer than any policy needs.";
        }
        TokenStreamLocation where = e.getLocation();
        int at = where == null ? -1 : (int) where.getCharOffset();
        if (at < 0 || at >= json.length()) {
            return "a character stands where none may.";
        }
        String byMessage = byMessage(e.getOriginalMessage());
        return byMessage.isEmpty() ? byCharacter(json, at, e.getOriginalMessage()) : byMessage;
    }

    private static String byMessage(String message) {
        if (message.startsWith("Unrecognized token '")) {
            return quoted(message) + " is no value; a text stands in double quotation marks.";
        }
        if (message.startsWith(NON_STANDARD)) {
            return quoted(message) + " is no value.";
        }
        if (message.startsWith("Unrecognized character escape")) {
            return "a backslash may stand only before \" \\ / b f n r t or u.";
        }
        if (message.contains("hex-digit")) {
            return "\\u needs four hexadecimal digits.";
        }
        if (message.contains("numeric value")) {
            return "a number is not written as JSON writes numbers.";
        }
        return message.startsWith("Illegal unquoted character")
                ? "a text holds a line break or tab; write \\n or \\t."
                : "";
    }

    private static String byCharacter(String json, int at, String message) {
        char c = json.charAt(at);
        char before = lastBefore(json, at);
        if (TYPOGRAPHIC.indexOf(c) >= 0) {
            return "a quotation mark is typographic (" + c + "); only the straight \" counts.";
        }
        if (c == '\'') {
            return "a text or name stands in single quotation marks; only double ones count.";
        }
        if (c == '/' || c == '#') {
            return "it has a comment.";
        }
        if ((c == '}' || c == ']') && before == ',') {
            return "nothing follows after the comma before " + c + ".";
        }
        if (message.startsWith("Unexpected close marker")) {
            return message.contains("expected '")
                    ? message.split("expected '")[1].charAt(0) + " must stand here, not " + c + "."
                    : "no bracket is open that " + c + " could close.";
        }
        return expected(c == '"' ? "this quotation mark" : "\"" + c + "\"", message);
    }

    private static String expected(String found, String message) {
        if (message.contains("expecting comma")) {
            return "a comma is missing before " + found + ".";
        }
        if (message.contains("expecting a colon")) {
            return "a colon is missing before " + found + ".";
        }
        return message.contains("start property name")
                ? "a name begins with " + found + " instead of a quotation mark."
                : "a value is missing before " + found + ".";
    }

    /** The last character before that is not white space, or a blank. */
    private static char lastBefore(String json, int at) {
        String before = json.substring(0, at).stripTrailing();
        return before.isEmpty() ? ' ' : before.charAt(before.length() - 1);
    }
}
