package dev.latchkey.policy;

import dev.latchkey.policy.json.PolicyKind;
import dev.latchkey.policy.json.PolicyReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the cases under {@code policy/}: one file a theme, its own request as default for each case. */
final class CaseFile {

    private static final Path FOLDER = Path.of("src/test/resources/policy");
    private static final JsonMapper JSON = new JsonMapper();

    private final String theme;
    private final JsonNode file;

    private CaseFile(Path path) {
        this.theme = path.getFileName().toString().replace(".json", "");
        try {
            this.file = JSON.readTree(Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<CaseFile> all() {
        try (Stream<Path> paths = Files.list(FOLDER)) {
            return paths.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .map(CaseFile::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CaseFile named(String theme) {
        return new CaseFile(FOLDER.resolve(theme + ".json"));
    }

    String theme() {
        return theme;
    }

    List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        file.path("cases").forEach(each -> cases.add(new Case(this, each)));
        return cases;
    }

    /** One case; what it does not say, its file says. */
    record Case(CaseFile file, JsonNode json) {

        JsonNode get(String name) {
            return json.has(name) ? json.path(name) : file.file.path(name);
        }

        String text(String name, String otherwise) {
            return get(name).asString(otherwise);
        }

        boolean has(String name) {
            return json.has(name);
        }

        String source() {
            return text("source", "");
        }

        AuthorizationRequest request() {
            return new AuthorizationRequest(
                    Callers.named(text("principal", "user alice")),
                    text("action", "lambda:InvokeFunctionUrl"),
                    text("resource", "arn:aws:lambda:us-east-1:111122223333:function:fn"),
                    context());
        }

        RequestContext context() {
            RequestContext.Builder keys = RequestContext.builder();
            get("context").properties().forEach(key -> keys.put(key.getKey(), texts(key.getValue())));
            get("unknown").forEach(key -> keys.unknown(key.asString()));
            return keys.build();
        }

        PolicySet policies() {
            PolicySet.Builder set = PolicySet.builder();
            JsonNode given = get("policies");
            given.properties().forEach(entry -> put(set, entry.getKey(), entry.getValue()));
            return set.build();
        }

        private void put(PolicySet.Builder set, String kind, JsonNode value) {
            switch (kind) {
                case "identity" -> set.identity(sourced(PolicyType.IDENTITY, "inline", null, value));
                case "identities" ->
                    value.properties()
                            .forEach(one ->
                                    set.identity(sourced(PolicyType.IDENTITY, one.getKey(), null, one.getValue())));
                case "groups" ->
                    value.properties()
                            .forEach(one -> set.identity(
                                    sourced(PolicyType.IDENTITY, "of " + one.getKey(), one.getKey(), one.getValue())));
                case "resource" -> set.resource(sourced(PolicyType.RESOURCE, "resource policy", null, value));
                case "boundary" -> set.boundary(sourced(PolicyType.BOUNDARY, "boundary", null, value));
                case "session" -> set.session(List.of(sourced(PolicyType.SESSION, "session policy", null, value)));
                case "sessions" -> {
                    List<SourcedPolicy> sessions = new ArrayList<>();
                    value.forEach(one -> sessions.add(sourced(PolicyType.SESSION, "session policy", null, one)));
                    set.session(sessions);
                }
                case "organization" ->
                    value.forEach(level ->
                            set.organizationLevel(List.of(sourced(PolicyType.ORGANIZATION, "SCP", null, level))));
                case "unread" -> value.forEach(type -> set.unread(PolicyType.valueOf(type.asString())));
                default -> throw new IllegalArgumentException("No such kind of policy: " + kind);
            }
        }

        @Override
        public String toString() {
            return file.theme + ": " + text("name", "?");
        }
    }

    /** A list is the statements of a document of version 2012-10-17. */
    static SourcedPolicy sourced(PolicyType type, String name, @Nullable String via, JsonNode value) {
        String json = value.isArray() ? "{\"Version\":\"2012-10-17\",\"Statement\":" + value + "}" : value.toString();
        PolicyKind kind = type == PolicyType.RESOURCE ? PolicyKind.RESOURCE : PolicyKind.IDENTITY;
        return new SourcedPolicy(
                new PolicySource(type, name, null, via),
                PolicyReader.lenient(json, kind).policy());
    }

    static List<String> texts(JsonNode value) {
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(item -> texts.add(item.asString()));
        } else {
            texts.add(value.asString());
        }
        return texts;
    }
}
