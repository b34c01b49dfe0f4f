package dev.latchkey.sandbox.store;

import dev.latchkey.sandbox.caller.IssuedSession;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sessions that are still running when the sandbox stops. */
final class SessionJson {

    private SessionJson() {}

    static IssuedSession read(JsonNode node) {
        return new IssuedSession(
                Json.text(node, "AccessKeyId", ""),
                Json.text(node, "SecretAccessKey", ""),
                Json.text(node, "SessionToken", ""),
                IssuedSession.Kind.valueOf(Json.text(node, "Kind", "GET_SESSION_TOKEN")),
                Json.text(node, "Owner", ""),
                Json.text(node, "Name", ""),
                node.path("Policies").isArray() ? Optional.of(Json.texts(node.path("Policies"))) : Optional.empty(),
                node.path("Mfa").asBoolean(false),
                Json.map(node.path("Tags")),
                Optional.ofNullable(Json.optional(node, "SourceIdentity")),
                Instant.parse(Json.text(node, "Issued", "")),
                Instant.parse(Json.text(node, "Expires", "")));
    }

    static ObjectNode write(IssuedSession session) {
        ObjectNode node = Json.MAPPER
                .createObjectNode()
                .put("AccessKeyId", session.accessKeyId())
                .put("SecretAccessKey", session.secret())
                .put("SessionToken", session.token())
                .put("Kind", session.kind().name())
                .put("Owner", session.owner())
                .put("Name", session.name())
                .put("Mfa", session.mfa())
                .put("SourceIdentity", session.sourceIdentity().orElse(null))
                .put("Issued", session.issued().toString())
                .put("Expires", session.expires().toString());
        session.policies().ifPresent(policies -> node.set("Policies", Json.array(policies)));
        ObjectNode tags = node.putObject("Tags");
        session.tags().forEach(tags::put);
        return node;
    }
}
