package dev.latchkey.sandbox.store;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Small steps of reading and writing JSON that several parts of an account share. */
final class Json {

    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static String text(JsonNode node, String name, String otherwise) {
        String value = optional(node, name);
        return value == null ? otherwise : value;
    }

    static @Nullable String optional(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isMissingNode() || value.isNull() ? null : value.asString();
    }

    static int number(JsonNode node, String name, int otherwise) {
        return node.path(name).isNumber() ? node.path(name).asInt() : otherwise;
    }

    /** ISO 8601, with {@code Z} or an offset, as the CLI and the SDKs write it. */
    static Instant time(JsonNode node, String name, Instant otherwise) {
        String value = optional(node, name);
        if (value == null) {
            return otherwise;
        }
        return value.endsWith("Z")
                ? Instant.parse(value)
                : OffsetDateTime.parse(value.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2"))
                        .toInstant();
    }

    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asString()));
        return texts;
    }

    /** A document as an object (the CLI decodes it), as text, or percent-encoded (as the API sends it). */
    static @Nullable String document(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isString()) {
            return MAPPER.writeValueAsString(node);
        }
        String text = node.stringValue();
        return text.startsWith("%7B") || text.startsWith("%7b")
                ? URLDecoder.decode(text, StandardCharsets.UTF_8)
                : text;
    }

    static SortedMap<String, String> tags(JsonNode list) {
        SortedMap<String, String> tags = new TreeMap<>();
        list.forEach(tag -> tags.put(text(tag, "Key", ""), text(tag, "Value", "")));
        return tags;
    }

    static ArrayNode tags(SortedMap<String, String> tags) {
        ArrayNode list = MAPPER.createArrayNode();
        tags.forEach((key, value) -> list.addObject().put("Key", key).put("Value", value));
        return list;
    }

    static SortedMap<String, String> map(JsonNode object) {
        SortedMap<String, String> map = new TreeMap<>();
        object.properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().asString()));
        return map;
    }

    static ObjectNode object(SortedMap<String, String> map) {
        ObjectNode object = MAPPER.createObjectNode();
        map.forEach(object::put);
        return object;
    }

    static ArrayNode array(@Nullable List<String> texts) {
        ArrayNode list = MAPPER.createArrayNode();
        if (texts != null) {
            texts.forEach(list::add);
        }
        return list;
    }
}
