package dev.latchkey.policy.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** JSON with the position of every value, and with duplicate keys kept, which ordinary parsers drop. */
sealed interface JsonTree {

    Position at();

    /** Line and column from 1. */
    record Position(int line, int column) {
        static final Position START = new Position(1, 1);
    }

    /**
     * An object.
     *
     * @param end its closing brace
     */
    record Obj(Position at, Position end, List<Member> members) implements JsonTree {

        Stream<Member> all(String name) {
            return members.stream().filter(member -> member.name().equals(name));
        }

        long count(String name) {
            return all(name).count();
        }

        /** The member of the name, of several the last. */
        Optional<Member> last(String name) {
            return all(name).reduce((first, last) -> last);
        }
    }

    record Member(Position at, String name, JsonTree value) {}

    record Arr(Position at, List<JsonTree> items) implements JsonTree {}

    record Text(Position at, String value) implements JsonTree {}

    /** A number, boolean or null, as written. */
    record Literal(Position at, String value) implements JsonTree {}

    /** The text is not JSON. */
    final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient PolicyProblem problem;

        private Malformed(Position at, String reason) {
            super(reason);
            this.problem = new PolicyProblem(at.line(), at.column(), reason);
        }

        PolicyProblem problem() {
            return problem;
        }
    }

    /** Deeper than any policy; the grammar needs five levels. */
    int DEEPEST = 20;

    static JsonTree parse(String json) throws Malformed {
        if (json.isBlank()) {
            throw new Malformed(Position.START, "The policy is empty.");
        }
        try (JsonParser parser = JsonFactory.builder().build().createParser(ObjectReadContext.empty(), json)) {
            return parse(json, parser);
        }
    }

    private static JsonTree parse(String json, JsonParser parser) throws Malformed {
        try {
            parser.nextToken();
            JsonTree tree = value(parser, 0);
            if (parser.nextToken() != null) {
                throw new Malformed(position(parser), "Something follows after the policy's closing brace.");
            }
            return tree;
        } catch (JacksonException e) {
            throw new Malformed(NotJson.place(e, parser), NotJson.reason(json, e));
        }
    }

    private static JsonTree value(JsonParser parser, int depth) throws Malformed {
        Position at = position(parser);
        if (depth > DEEPEST) {
            throw new Malformed(at, "The policy is nested more than " + DEEPEST + " levels deep.");
        }
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return object(parser, at, depth);
        }
        if (token == JsonToken.START_ARRAY) {
            List<JsonTree> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(value(parser, depth + 1));
            }
            return new Arr(at, items);
        }
        return token == JsonToken.VALUE_STRING ? new Text(at, parser.getString()) : new Literal(at, parser.getString());
    }

    private static JsonTree object(JsonParser parser, Position at, int depth) throws Malformed {
        List<Member> members = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Position nameAt = position(parser);
            String name = parser.currentName();
            parser.nextToken();
            members.add(new Member(nameAt, name, value(parser, depth + 1)));
        }
        return new Obj(at, position(parser), members);
    }

    private static Position position(JsonParser parser) {
        TokenStreamLocation where = parser.currentTokenLocation();
        return new Position(where.getLineNr(), where.getColumnNr());
    }
}
