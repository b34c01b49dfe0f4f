package dev.latchkey.sandbox.lambda.wire;

import dev.latchkey.sandbox.operation.RestAnswer;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers in JSON, or without a body. */
public final class Answers {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Answers() {}

    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    public static String text(ObjectNode node) {
        return JSON.writeValueAsString(node);
    }

    public static RestAnswer json(int status, ObjectNode node) {
        return new RestAnswer.Now(status, Map.of("Content-Type", "application/json"), JSON.writeValueAsBytes(node));
    }

    public static RestAnswer empty(int status) {
        return new RestAnswer.Now(status, Map.of(), new byte[0]);
    }
}
