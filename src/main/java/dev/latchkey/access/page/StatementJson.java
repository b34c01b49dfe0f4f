package dev.latchkey.access.page;

import dev.latchkey.access.explain.Misses;
import dev.latchkey.policy.StatementResult;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A statement held against a call, as machines read it. */
final class StatementJson {

    private StatementJson() {}

    static Map<String, Object> of(StatementResult result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", result.source().type());
        json.put("policy", result.source().name());
        put(json, "arn", result.source().arn());
        put(json, "via", result.source().via());
        json.put("index", result.index());
        result.statement().sid().ifPresent(sid -> json.put("sid", sid));
        json.put("effect", result.statement().effect());
        json.put("matched", result.matched());
        if (!result.matched()) {
            json.put("element", Misses.element(result));
            json.put("reason", Misses.reason(result));
        }
        if (result.uncertain()) {
            json.put("openKeys", result.unknownKeys().stream().sorted().toList());
        }
        return json;
    }

    private static void put(Map<String, Object> json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
