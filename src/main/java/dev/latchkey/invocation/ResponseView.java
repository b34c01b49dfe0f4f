package dev.latchkey.invocation;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer's body for reading.
 *
 * @param type the media type without parameters
 * @param raw as text, null when the bytes are no text
 * @param pretty JSON with line breaks, null when it is no JSON
 */
record ResponseView(
        String type, @Nullable String raw, @Nullable String pretty) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern CHARSET = Pattern.compile("charset=\"?([^\";]+)\"?", Pattern.CASE_INSENSITIVE);
    private static final int SHOWN = 64 * 1024;

    static ResponseView of(Invocation invocation) {
        String contentType = invocation.header("content-type");
        byte[] body = invocation.exchange().body();
        String raw = text(body, contentType);
        String shown = raw == null || raw.length() <= SHOWN ? raw : raw.substring(0, SHOWN);
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return new ResponseView(type, shown, raw == null || raw.length() > SHOWN ? null : pretty(raw));
    }

    public boolean html() {
        return type.equals("text/html");
    }

    private static @Nullable String text(byte[] body, String contentType) {
        try {
            CharSequence text = charset(contentType)
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body));
            return text.chars().anyMatch(c -> c < 0x20 && c != '\n' && c != '\r' && c != '\t') ? null : text.toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static Charset charset(String contentType) {
        Matcher named = CHARSET.matcher(contentType);
        try {
            return named.find() ? Charset.forName(named.group(1).strip()) : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static @Nullable String pretty(String raw) {
        String start = raw.stripLeading();
        if (!start.startsWith("{") && !start.startsWith("[")) {
            return null;
        }
        try {
            return JSON.writer().with(printer()).writeValueAsString(JSON.readTree(raw));
        } catch (JacksonException e) {
            return null;
        }
    }

    /** Two spaces, a line for each array element, and no space before a colon: as policies are shown elsewhere. */
    private static DefaultPrettyPrinter printer() {
        Separators separators = Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER);
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        return new DefaultPrettyPrinter(separators).withArrayIndenter(indenter).withObjectIndenter(indenter);
    }
}
