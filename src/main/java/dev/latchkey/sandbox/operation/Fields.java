package dev.latchkey.sandbox.operation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The members of a query answer in their order. A value is text, a number, a truth, a moment, further fields, a list
 * ({@code <member>} each) or a map ({@code <entry>} each); a value that is not there is left out.
 */
public final class Fields {

    private record Field(String name, Object value) {}

    private final List<Field> fields = new ArrayList<>();

    public static Fields none() {
        return new Fields();
    }

    public static Fields of(String name, @Nullable Object value) {
        return new Fields().with(name, value);
    }

    public Fields with(String name, @Nullable Object value) {
        if (value != null) {
            fields.add(new Field(name, value));
        }
        return this;
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    /** Appends the members as XML elements. */
    public void writeTo(StringBuilder xml) {
        fields.forEach(field -> element(xml, field.name(), field.value()));
    }

    private static void element(StringBuilder xml, String name, Object value) {
        xml.append('<').append(name).append('>');
        content(xml, value);
        xml.append("</").append(name).append('>');
    }

    private static void content(StringBuilder xml, Object value) {
        switch (value) {
            case Fields fields -> fields.writeTo(xml);
            case List<?> members -> members.forEach(member -> element(xml, "member", member));
            case Map<?, ?> entries ->
                entries.forEach((key, entry) ->
                        element(xml, "entry", Fields.of("key", key).with("value", entry)));
            case Instant moment -> xml.append(moment.truncatedTo(ChronoUnit.SECONDS));
            default -> escape(xml, String.valueOf(value));
        }
    }

    /** Appends text so that an XML reader gives back every character, line ends included. */
    public static void escape(StringBuilder xml, String text) {
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '"' -> xml.append("&quot;");
                case '\r' -> xml.append("&#xD;");
                default -> xml.appendCodePoint(isXml(point) ? point : 0xFFFD);
            }
        });
    }

    private static boolean isXml(int point) {
        return point >= 0x20 && point != 0xFFFE && point != 0xFFFF && !(point >= 0xD800 && point <= 0xDFFF)
                || point == '\n'
                || point == '\t';
    }
}
