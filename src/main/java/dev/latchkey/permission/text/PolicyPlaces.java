package dev.latchkey.permission.text;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The line at which each part of a JSON text stands, by JSON pointer. */
final class PolicyPlaces {

    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, Integer> lines;

    private PolicyPlaces(Map<String, Integer> lines) {
        this.lines = lines;
    }

    static PolicyPlaces of(String text) {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.END_ARRAY && token != JsonToken.END_OBJECT) {
                    lines.putIfAbsent(
                            parser.streamReadContext().pathAsPointer().toString(),
                            parser.currentTokenLocation().getLineNr());
                }
            }
        } catch (JacksonException unfinished) {
            return new PolicyPlaces(lines);
        }
        return new PolicyPlaces(lines);
    }

    /** The line of an element of a statement, of the statement where it lacks that element, 1 where nothing is known. */
    int line(int statement, String element) {
        String path = lines.containsKey("/Statement/0") ? "/Statement/" + statement : "/Statement";
        Integer found = lines.get(path + "/" + element);
        return found != null ? found : lines.getOrDefault(path, 1);
    }

    /** The line of one value in an element that may be a single value or a list. */
    int line(int statement, String element, int value) {
        String path = lines.containsKey("/Statement/0") ? "/Statement/" + statement : "/Statement";
        Integer found = lines.get(path + "/" + element + "/" + value);
        return found != null ? found : line(statement, element);
    }
}
