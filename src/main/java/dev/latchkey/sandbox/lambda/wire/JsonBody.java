package dev.latchkey.sandbox.lambda.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The members of a JSON request, or of a structure in one. */
public final class JsonBody {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonNode node;
    private final String path;

    private JsonBody(JsonNode node, String path) {
        this.node = node;
        this.path = path;
    }

    static JsonBody read(byte[] body) {
        if (body.length == 0) {
            return new JsonBody(JsonNodeFactory.instance.objectNode(), "");
        }
        try {
            if (JSON.readTree(body) instanceof ObjectNode members) {
                return new JsonBody(members, "");
            }
        } catch (JacksonException notJson) {
            throw LambdaRefusals.content("Could not parse request body into json: " + notJson.getOriginalMessage());
        }
        throw LambdaRefusals.content("Could not parse request body into json: the body is not an object");
    }

    public boolean has(String member) {
        return node.hasNonNull(member);
    }

    /** The names of the members that are there. */
    public List<String> names() {
        return node.propertyNames().stream().filter(this::has).toList();
    }

    /** The member's name as messages write it. */
    public String name(String member) {
        return path + member.substring(0, 1).toLowerCase(Locale.ROOT) + member.substring(1);
    }

    public JsonBody structure(String member) {
        return new JsonBody(node.path(member), name(member) + ".");
    }

    public @Nullable String text(String member) {
        JsonNode value = node.path(member);
        if (!has(member)) {
            return null;
        }
        if (!value.isValueNode()) {
            throw LambdaRefusals.content("Could not parse request body into json: " + member + " is not a text");
        }
        return value.asString();
    }

    public String required(String member) {
        return Constraints.present(name(member), text(member));
    }

    public Optional<String> choice(String member, List<String> choices) {
        String value = text(member);
        return value == null ? Optional.empty() : Optional.of(Constraints.choice(name(member), value, choices));
    }

    public @Nullable Integer number(String member, int least, int most) {
        if (!has(member)) {
            return null;
        }
        if (!node.path(member).canConvertToInt()) {
            throw LambdaRefusals.content("Could not parse request body into json: " + member + " is not a number");
        }
        return Constraints.range(name(member), node.path(member).intValue(), least, most);
    }

    public @Nullable Boolean flag(String member) {
        return has(member) ? Boolean.valueOf(node.path(member).asBoolean(false)) : null;
    }

    public @Nullable List<String> texts(String member) {
        if (!has(member)) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        node.path(member).values().forEach(value -> texts.add(value.asString("")));
        return texts;
    }

    public SortedMap<String, String> map(String member) {
        SortedMap<String, String> map = new TreeMap<>();
        node.path(member)
                .properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().asString("")));
        return map;
    }

    public SortedMap<String, Double> numbers(String member) {
        SortedMap<String, Double> map = new TreeMap<>();
        node.path(member)
                .properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().asDouble(-1)));
        return map;
    }
}
