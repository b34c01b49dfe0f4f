package dev.latchkey.permission.effect;

import dev.latchkey.permission.statement.UrlStatement;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The text of a resource policy with statements added or left out, as Lambda would keep it. */
final class ResourceText {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ResourceText() {}

    static String plus(String policy, List<UrlStatement> added) {
        ObjectNode document = policy.isEmpty() ? empty() : (ObjectNode) JSON.readTree(policy);
        ArrayNode statements = statements(document);
        added.forEach(statement -> statements.add(JSON.readTree(statement.json())));
        document.set("Statement", statements);
        return document.toString();
    }

    /** Empty when nothing is left: Lambda then knows of no policy. */
    static String without(String policy, List<String> sids) {
        if (policy.isEmpty()) {
            return "";
        }
        ObjectNode document = (ObjectNode) JSON.readTree(policy);
        ArrayNode left = document.arrayNode();
        for (JsonNode statement : statements(document)) {
            if (!sids.contains(statement.path("Sid").asString(""))) {
                left.add(statement);
            }
        }
        document.set("Statement", left);
        return left.isEmpty() ? "" : document.toString();
    }

    private static ArrayNode statements(ObjectNode document) {
        JsonNode element = document.path("Statement");
        if (element instanceof ArrayNode list) {
            return list;
        }
        ArrayNode list = document.arrayNode();
        return element.isObject() ? list.add(element) : list;
    }

    private static ObjectNode empty() {
        ObjectNode document = JSON.createObjectNode();
        document.put("Version", "2012-10-17");
        document.put("Id", "default");
        return document;
    }
}
