package dev.latchkey.access.explain;

import java.util.ArrayList;
import java.util.List;

/** Sets JSON without white space in lines of a readable width. */
final class CompactJson {

    private static final int WIDTH = 84;

    private CompactJson() {}

    /** The members of an object or array, each as it is written. */
    static List<String> members(String json) {
        List<String> members = new ArrayList<>();
        int depth = 0;
        int start = 1;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '"') {
                i = endOfText(json, i);
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
            }
            boolean ends = depth == 0 || depth == 1 && c == ',';
            if (ends && i > start) {
                members.add(json.substring(start, i));
                start = i + 1;
            }
        }
        return members;
    }

    /** One member in as few lines as the width allows. */
    static List<String> set(String member, int indent) {
        String blanks = " ".repeat(indent);
        String line = blanks + spaced(member);
        int value = valueOf(member);
        char opens = member.charAt(value);
        if (line.length() <= WIDTH || opens != '{' && opens != '[') {
            return List.of(line);
        }
        List<String> lines = new ArrayList<>();
        lines.add(blanks + spaced(member.substring(0, value + 1)));
        List<String> members = members(member.substring(value));
        for (int i = 0; i < members.size(); i++) {
            List<String> inner = new ArrayList<>(set(members.get(i), indent + 2));
            if (i < members.size() - 1) {
                inner.set(inner.size() - 1, inner.getLast() + ",");
            }
            lines.addAll(inner);
        }
        lines.add(blanks + (opens == '{' ? "}" : "]"));
        return lines;
    }

    /** In one line, with a blank after each colon and comma and inside braces. */
    static String spaced(String json) {
        StringBuilder spaced = new StringBuilder();
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '"') {
                int end = endOfText(json, i);
                spaced.append(json, i, end + 1);
                i = end;
            } else {
                boolean closesObject = c == '}' && json.charAt(i - 1) != '{';
                boolean opensObject = c == '{' && i + 1 < json.length() && json.charAt(i + 1) != '}';
                spaced.append(closesObject ? " }" : c).append(c == ':' || c == ',' || opensObject ? " " : "");
            }
        }
        return spaced.toString();
    }

    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static int endOfText(String json, int start) {
        int i = start + 1;
        while (json.charAt(i) != '"') {
            i += json.charAt(i) == '\\' ? 2 : 1;
        }
        return i;
    }

    /** Where the value of {@code "name":value} begins; a bare value begins at once. */
    private static int valueOf(String member) {
        if (member.charAt(0) != '"') {
            return 0;
        }
        int end = endOfText(member, 0);
        return end + 1 < member.length() ? end + 2 : 0;
    }
}
