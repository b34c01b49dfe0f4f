package dev.latchkey.console;

import java.util.List;

/**
 * A line of a code block.
 *
 * @param mark {@code add}, {@code del}, {@code hl}, {@code hl-allow}, {@code hl-deny} or empty
 * @param tokens the text in pieces of one colour
 */
record CodeLine(int number, String mark, List<Token> tokens) {

    /** Pieces of text; the class is {@code k} key, {@code s} string, {@code l} literal, {@code p} punctuation. */
    record Token(String css, String text) {}

    public String sign() {
        return switch (mark) {
            case "add" -> "+";
            case "del" -> "-";
            default -> "";
        };
    }

    CodeLine marked(String newMark) {
        return new CodeLine(number, newMark, tokens);
    }
}
