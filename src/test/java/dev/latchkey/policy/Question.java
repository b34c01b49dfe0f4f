package dev.latchkey.policy;

import dev.latchkey.policy.json.PolicyKind;
import dev.latchkey.policy.json.PolicyReader;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request with all its policies as JSON texts, to be put to the engine and to the reference evaluator.
 *
 * @param context by key in lower case
 * @param session null when no session policy was passed
 */
record Question(
        Principal principal,
        String action,
        String arn,
        Map<String, List<String>> context,
        List<Document> identity,
        @Nullable Document resource,
        @Nullable Document boundary,
        @Nullable List<Document> session,
        List<List<Document>> organization) {

    /** A policy's text and its tree. */
    record Document(String text, JsonNode tree) {

        private static final JsonMapper JSON = new JsonMapper();

        static Document of(Object tree) {
            String text = JSON.writeValueAsString(tree);
            return new Document(text, JSON.readTree(text));
        }

        Stream<JsonNode> statements() {
            JsonNode statement = tree.path("Statement");
            return statement.isArray() ? statement.valueStream() : Stream.of(statement);
        }

        boolean variables() {
            return tree.path("Version").asString("").equals("2012-10-17");
        }

        SourcedPolicy read(PolicyType type) {
            PolicyKind kind = type == PolicyType.RESOURCE ? PolicyKind.RESOURCE : PolicyKind.IDENTITY;
            return new SourcedPolicy(
                    PolicySource.of(type, "drawn"),
                    PolicyReader.lenient(text, kind).policy());
        }
    }

    /** Whether a policy names the key, as far as its text shows. */
    boolean asksFor(String key) {
        return toString().toLowerCase().contains("\"" + key.toLowerCase() + "\":");
    }

    /** The same question with other values of a key, none for an absent one. */
    Question with(String key, List<String> values) {
        Map<String, List<String>> other = new TreeMap<>(context);
        other.put(key.toLowerCase(), values);
        return new Question(principal, action, arn, other, identity, resource, boundary, session, organization);
    }

    AuthorizationRequest request() {
        RequestContext.Builder keys = RequestContext.builder();
        context.forEach(keys::put);
        return new AuthorizationRequest(principal, action, arn, keys.build());
    }

    PolicySet policies() {
        PolicySet.Builder set = PolicySet.builder();
        identity.forEach(one -> set.identity(one.read(PolicyType.IDENTITY)));
        set.resource(resource == null ? null : resource.read(PolicyType.RESOURCE));
        set.boundary(boundary == null ? null : boundary.read(PolicyType.BOUNDARY));
        set.session(
                session == null
                        ? null
                        : session.stream()
                                .map(one -> one.read(PolicyType.SESSION))
                                .toList());
        organization.forEach(level -> set.organizationLevel(
                level.stream().map(one -> one.read(PolicyType.ORGANIZATION)).toList()));
        return set.build();
    }
}
