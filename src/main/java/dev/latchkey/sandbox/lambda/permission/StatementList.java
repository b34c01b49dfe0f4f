package dev.latchkey.sandbox.lambda.permission;

import dev.latchkey.sandbox.lambda.wire.Answers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The statements of a resource policy, and the document Lambda wraps them in. */
public record StatementList(List<ObjectNode> statements) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public static StatementList of(@Nullable String policy) {
        List<ObjectNode> statements = new ArrayList<>();
        if (policy != null) {
            JsonNode found = JSON.readTree(policy).path("Statement");
            for (JsonNode one : found.isArray() ? List.copyOf(found.values()) : List.of(found)) {
                if (one instanceof ObjectNode statement) {
                    statements.add(statement);
                }
            }
        }
        return new StatementList(statements);
    }

    public boolean isEmpty() {
        return statements.isEmpty();
    }

    public Optional<ObjectNode> find(String sid) {
        return statements.stream()
                .filter(statement -> statement.path("Sid").asString("").equals(sid))
                .findFirst();
    }

    public StatementList with(ObjectNode statement) {
        List<ObjectNode> more = new ArrayList<>(statements);
        more.add(statement);
        return new StatementList(more);
    }

    public StatementList without(String sid) {
        return new StatementList(statements.stream()
                .filter(statement -> !statement.path("Sid").asString("").equals(sid))
                .toList());
    }

    public String text() {
        ObjectNode policy = Answers.object().put("Version", "2012-10-17").put("Id", "default");
        ArrayNode list = policy.putArray("Statement");
        statements.forEach(list::add);
        return Answers.text(policy);
    }

    /** The principal of a statement as the parameter of AddPermission was, none when it names several. */
    public static @Nullable String principal(Optional<ObjectNode> statement) {
        JsonNode principal = statement.map(one -> one.path("Principal")).orElse(null);
        if (principal == null) {
            return null;
        }
        if (principal.isString()) {
            return principal.stringValue();
        }
        return principal.values().stream()
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .findFirst()
                .orElse(null);
    }

    public static @Nullable String authType(Optional<ObjectNode> statement) {
        return statement
                .map(one -> one.path("Condition").path("StringEquals").path("lambda:FunctionUrlAuthType"))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .orElse(null);
    }
}
