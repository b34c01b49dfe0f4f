package dev.latchkey.permission;

import dev.latchkey.permission.LambdaPolicies.ReadPolicy;
import dev.latchkey.permission.statement.UrlStatement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A resource policy as it was read, statement by statement.
 *
 * @param revision null where Lambda knows of no policy
 */
record StatedPolicy(String document, @Nullable String revision, List<JsonNode> statements) {

    static final StatedPolicy NONE = new StatedPolicy("", null, List.of());

    private static final JsonMapper JSON = JsonMapper.shared();

    static StatedPolicy of(ReadPolicy read) {
        List<JsonNode> statements = new ArrayList<>();
        JsonNode element = JSON.readTree(read.document()).path("Statement");
        if (element.isArray()) {
            element.forEach(statements::add);
        } else if (element.isObject()) {
            statements.add(element);
        }
        return new StatedPolicy(read.document(), read.revision(), statements);
    }

    boolean has(String sid) {
        return statements.stream().anyMatch(statement -> sid(statement).equals(sid));
    }

    /** Whether this very statement stands in it. */
    boolean holds(UrlStatement statement) {
        JsonNode wanted = JSON.readTree(statement.json());
        return statements.stream().anyMatch(wanted::equals);
    }

    List<JsonNode> without(List<UrlStatement> added) {
        List<String> sids = added.stream().map(UrlStatement::sid).toList();
        return statements.stream()
                .filter(statement -> !sids.contains(sid(statement)))
                .toList();
    }

    private static String sid(JsonNode statement) {
        return statement.path("Sid").asString("");
    }
}
