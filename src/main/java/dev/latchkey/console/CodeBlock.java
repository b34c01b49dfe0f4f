package dev.latchkey.console;

import dev.latchkey.console.CodeLine.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts text into lines and coloured tokens, so that templates never print markup. */
final class CodeBlock {

    private static final Pattern JSON = Pattern.compile("(?<key>\"(?:\\\\.|[^\"\\\\])*\"(?=\\s*:))"
            + "|(?<string>\"(?:\\\\.|[^\"\\\\])*\"?)"
            + "|(?<literal>\\b(?:true|false|null)\\b|-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)"
            + "|(?<punctuation>[{}\\[\\],:]+)");

    private CodeBlock() {}

    static List<CodeLine> json(String text) {
        List<String> lines = text.lines().toList();
        List<CodeLine> coloured = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            coloured.add(new CodeLine(i + 1, "", jsonTokens(lines.get(i))));
        }
        return coloured;
    }

    static List<CodeLine> plain(String text) {
        List<String> lines = text.lines().toList();
        List<CodeLine> plain = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            plain.add(new CodeLine(i + 1, "", List.of(new Token("", lines.get(i)))));
        }
        return plain;
    }

    /** Marks lines {@code from} to {@code to}, counted from 1, both included. */
    static List<CodeLine> mark(List<CodeLine> lines, String mark, int from, int to) {
        return lines.stream()
                .map(line -> line.number() >= from && line.number() <= to ? line.marked(mark) : line)
                .toList();
    }

    /** Both texts as one, by the longest common subsequence of their lines; removed lines stand before added ones. */
    static List<CodeLine> diff(String before, String after) {
        List<String> old = before.lines().toList();
        List<String> now = after.lines().toList();
        int[][] common = commonLengths(old, now);
        List<CodeLine> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            boolean same = i < old.size() && j < now.size() && old.get(i).equals(now.get(j));
            if (same) {
                lines.add(line(lines, "", now.get(j)));
                i++;
                j++;
            } else if (i < old.size() && (j == now.size() || common[i + 1][j] >= common[i][j + 1])) {
                lines.add(line(lines, "del", old.get(i++)));
            } else {
                lines.add(line(lines, "add", now.get(j++)));
            }
        }
        return lines;
    }

    private static CodeLine line(List<CodeLine> before, String mark, String text) {
        return new CodeLine(before.size() + 1, mark, jsonTokens(text));
    }

    private static int[][] commonLengths(List<String> old, List<String> now) {
        int[][] common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static List<Token> jsonTokens(String line) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = JSON.matcher(line);
        int end = 0;
        while (matcher.find()) {
            if (matcher.start() > end) {
                tokens.add(new Token("", line.substring(end, matcher.start())));
            }
            tokens.add(new Token(colour(matcher), matcher.group()));
            end = matcher.end();
        }
        if (end < line.length()) {
            tokens.add(new Token("", line.substring(end)));
        }
        return tokens;
    }

    private static String colour(Matcher matcher) {
        if (matcher.group("key") != null) {
            return "k";
        }
        if (matcher.group("string") != null) {
            return "s";
        }
        return matcher.group("literal") != null ? "l" : "p";
    }
}
