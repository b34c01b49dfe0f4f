package dev.latchkey.permission.text;

import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.json.JsonMapper;

/** JSON text with two blanks a level, its members in their own order. */
public final class PrettyJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private PrettyJson() {}

    /** The text itself where it is no JSON. */
    public static String of(String json) {
        if (json.isBlank()) {
            return "";
        }
        try {
            return JSON.writer().with(printer()).writeValueAsString(JSON.readTree(json));
        } catch (JacksonException notJson) {
            return json;
        }
    }

    /** The same, an object with a single text in one line, for narrow places. */
    public static String narrow(String json) {
        return of(json).replaceAll("\\{\\n\\s+(\"[^\\n]*\": \"[^\\n]*\")\\n\\s+\\}", "{ $1 }");
    }

    /** What an editor shows: a text somebody has laid out stays as it is. */
    public static String editable(String json) {
        return json.strip().contains("\n") ? json : of(json);
    }

    private static DefaultPrettyPrinter printer() {
        Separators separators = Separators.createDefaultInstance()
                .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                .withArrayEmptySeparator("");
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        return new DefaultPrettyPrinter(separators).withArrayIndenter(indenter).withObjectIndenter(indenter);
    }
}
