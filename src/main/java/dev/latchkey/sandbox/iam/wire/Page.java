package dev.latchkey.sandbox.iam.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.sandbox.operation.Fields;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list in the order of its keys. The marker holds the last key, so a page goes on where the one before
 * ended even when something was added or deleted between them.
 */
public record Page<T>(List<T> items, @Nullable String marker) {

    private static final String SIGN = "after:";

    public static <T> Page<T> of(IamCall call, List<T> all, Function<T, String> key) {
        int most = call.members().number("MaxItems", 100, 1, 1000);
        String after = call.members().has("Marker") ? read(call.members().text("Marker", 1, 320)) : null;
        List<T> rest = all.stream()
                .sorted(Comparator.comparing(key))
                .filter(item -> after == null || key.apply(item).compareTo(after) > 0)
                .limit(most + 1L)
                .toList();
        if (rest.size() <= most) {
            return new Page<>(rest, null);
        }
        List<T> items = rest.subList(0, most);
        return new Page<>(items, write(key.apply(items.getLast())));
    }

    /** The members {@code IsTruncated}, the list under its name, and {@code Marker}. */
    public Fields fields(String name, Function<T, ?> shape) {
        return Fields.of(name, items.stream().map(shape).toList())
                .with("IsTruncated", marker != null)
                .with("Marker", marker);
    }

    private static String write(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((SIGN + key).getBytes(UTF_8));
    }

    private static String read(String marker) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(marker), UTF_8);
            if (text.startsWith(SIGN)) {
                return text.substring(SIGN.length());
            }
        } catch (IllegalArgumentException notOurs) {
            // refused below with every other marker that was not given out here
        }
        throw IamRefusals.validation("Invalid Marker.");
    }
}
