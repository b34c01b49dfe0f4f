package dev.latchkey.sandbox.lambda.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.sandbox.operation.RestAnswer;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers a list: 50 at most in one page, whatever the call asks for (Lambda API Reference, "ListFunctions"). */
public final class LambdaPage {

    private static final int MOST = 50;
    private static final String SIGN = "after:";

    private LambdaPage() {}

    /** @param asked the largest number the operation takes as MaxItems */
    public static <T> RestAnswer of(LambdaCall call, int asked, String name, List<T> all, Keyed<T> keyed) {
        int most = Math.min(MOST, call.maxItems(asked).orElse(MOST));
        Optional<String> after = call.query("Marker").map(LambdaPage::read);
        List<T> rest = all.stream()
                .sorted(Comparator.comparing(keyed.key()))
                .filter(item -> after.isEmpty() || keyed.key().apply(item).compareTo(after.get()) > 0)
                .limit(most + 1L)
                .toList();
        ObjectNode answer = Answers.object();
        ArrayNode list = answer.putArray(name);
        rest.stream().limit(most).forEach(item -> list.add(keyed.shape().apply(item)));
        if (rest.size() > most) {
            answer.put("NextMarker", write(keyed.key().apply(rest.get(most - 1))));
        }
        return Answers.json(200, answer);
    }

    /** What orders the items, and what they look like. */
    public record Keyed<T>(Function<T, String> key, Function<T, ObjectNode> shape) {}

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
        throw LambdaRefusals.parameter("Invalid Marker");
    }
}
