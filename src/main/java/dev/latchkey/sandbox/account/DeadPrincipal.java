package dev.latchkey.sandbox.account;

import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A user or role that is gone: policies that name it as principal show its unique id from then on and match nobody,
 * not even a namesake. Conditions on its ARN are plain text and stay (IAM User Guide, "Principal").
 */
record DeadPrincipal(String arn, String id) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The document with the id in place of the ARN; empty when it does not name it. */
    Optional<String> in(String document) {
        if (!document.contains(arn)) {
            return Optional.empty();
        }
        try {
            JsonNode tree = JSON.readTree(document);
            boolean named = false;
            for (JsonNode statement : each(tree.path("Statement"))) {
                named |= buried(statement.path("Principal"));
                named |= buried(statement.path("NotPrincipal"));
            }
            return named ? Optional.of(JSON.writeValueAsString(tree)) : Optional.empty();
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    private boolean buried(JsonNode principal) {
        if (!(principal instanceof ObjectNode kinds)) {
            return false;
        }
        boolean named = false;
        switch (kinds.path("AWS")) {
            case ArrayNode several -> {
                for (int i = 0; i < several.size(); i++) {
                    if (is(several.get(i))) {
                        several.set(i, id);
                        named = true;
                    }
                }
            }
            case JsonNode one
            when is(one) -> {
                kinds.put("AWS", id);
                named = true;
            }
            case JsonNode other -> {}
        }
        return named;
    }

    private boolean is(JsonNode name) {
        return name.isString() && name.stringValue().equals(arn);
    }

    private static Iterable<JsonNode> each(JsonNode oneOrMany) {
        return oneOrMany.isArray() ? oneOrMany : List.of(oneOrMany);
    }
}
