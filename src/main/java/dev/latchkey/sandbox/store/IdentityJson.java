package dev.latchkey.sandbox.store;

import dev.latchkey.sandbox.account.AccessKey;
import dev.latchkey.sandbox.account.Grants;
import dev.latchkey.sandbox.account.Group;
import dev.latchkey.sandbox.account.Identifiers;
import dev.latchkey.sandbox.account.Identity;
import dev.latchkey.sandbox.account.ManagedPolicy;
import dev.latchkey.sandbox.account.Nameplate;
import dev.latchkey.sandbox.account.Role;
import dev.latchkey.sandbox.account.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Users, groups, roles and policies as GetAccountAuthorizationDetails shows them, with access keys besides. */
final class IdentityJson {

    private final String accountId;
    private final Instant now;
    private final Identifiers identifiers = new Identifiers();

    IdentityJson(String accountId, Instant now) {
        this.accountId = accountId;
        this.now = now;
    }

    User user(JsonNode node) {
        List<AccessKey> keys = new ArrayList<>();
        node.path("AccessKeys")
                .forEach(key -> keys.add(new AccessKey(
                        Json.text(key, "AccessKeyId", ""),
                        Json.text(key, "SecretAccessKey", ""),
                        Json.text(key, "Status", "Active").equals("Active"),
                        Json.time(key, "CreateDate", now))));
        return new User(
                plate(node, Identity.Kind.USER),
                grants(node, "UserPolicyList"),
                new TreeSet<>(Json.texts(node.path("GroupList"))),
                Json.tags(node.path("Tags")),
                keys);
    }

    Group group(JsonNode node) {
        return new Group(plate(node, Identity.Kind.GROUP), grants(node, "GroupPolicyList"));
    }

    Role role(JsonNode node) {
        String trust = Json.document(node.path("AssumeRolePolicyDocument"));
        return new Role(
                plate(node, Identity.Kind.ROLE),
                grants(node, "RolePolicyList"),
                Json.tags(node.path("Tags")),
                trust == null ? "{\"Version\":\"2012-10-17\",\"Statement\":[]}" : trust,
                Json.optional(node, "Description"),
                Json.number(node, "MaxSessionDuration", 3600));
    }

    ManagedPolicy policy(JsonNode node) {
        List<ManagedPolicy.Version> versions = new ArrayList<>();
        String inForce = Json.text(node, "DefaultVersionId", "v1");
        for (JsonNode version : node.path("PolicyVersionList")) {
            String document = Json.document(version.path("Document"));
            versions.add(new ManagedPolicy.Version(
                    Json.text(version, "VersionId", "v1"),
                    document == null ? "{}" : document,
                    Json.time(version, "CreateDate", now)));
        }
        String name = Json.text(node, "PolicyName", "");
        String path = Json.text(node, "Path", "/");
        Nameplate plate = new Nameplate(
                Json.text(node, "Arn", "arn:aws:iam::" + accountId + ":policy" + path + name),
                path,
                name,
                Json.text(node, "PolicyId", identifiers.unique("ANPA")),
                Json.time(node, "CreateDate", now));
        int last = versions.stream()
                .mapToInt(version -> Integer.parseInt(version.id().substring(1).split("\\.")[0]))
                .max()
                .orElse(1);
        return new ManagedPolicy(
                plate,
                Json.optional(node, "Description"),
                Json.tags(node.path("Tags")),
                versions,
                inForce,
                Json.number(node, "LastVersion", last));
    }

    private Nameplate plate(JsonNode node, Identity.Kind kind) {
        String name = Json.text(node, kind.title() + "Name", "");
        String path = Json.text(node, "Path", "/");
        return new Nameplate(
                Json.text(node, "Arn", "arn:aws:iam::" + accountId + ":" + kind.word() + path + name),
                path,
                name,
                Json.text(node, kind.title() + "Id", identifiers.unique(kind.idPrefix())),
                Json.time(node, "CreateDate", now));
    }

    private static Grants grants(JsonNode node, String inlineList) {
        SortedMap<String, String> inline = new TreeMap<>();
        node.path(inlineList).forEach(policy -> {
            String document = Json.document(policy.path("PolicyDocument"));
            inline.put(Json.text(policy, "PolicyName", ""), document == null ? "{}" : document);
        });
        List<String> attached = new ArrayList<>();
        node.path("AttachedManagedPolicies").forEach(policy -> attached.add(Json.text(policy, "PolicyArn", "")));
        return new Grants(inline, attached, Json.optional(node.path("PermissionsBoundary"), "PermissionsBoundaryArn"));
    }

    static ObjectNode write(User user) {
        ObjectNode node = identity(user, "UserPolicyList");
        node.set("GroupList", Json.array(List.copyOf(user.groups())));
        node.set("Tags", Json.tags(user.tags()));
        ArrayNode keys = node.putArray("AccessKeys");
        user.keys()
                .forEach(key -> keys.addObject()
                        .put("AccessKeyId", key.id())
                        .put("SecretAccessKey", key.secret())
                        .put("Status", key.active() ? "Active" : "Inactive")
                        .put("CreateDate", key.created().toString()));
        return node;
    }

    static ObjectNode write(Group group) {
        return identity(group, "GroupPolicyList");
    }

    static ObjectNode write(Role role) {
        ObjectNode node = identity(role, "RolePolicyList");
        node.put("AssumeRolePolicyDocument", role.trust());
        node.put("Description", role.description());
        node.put("MaxSessionDuration", role.maxSession());
        node.set("Tags", Json.tags(role.tags()));
        return node;
    }

    static ObjectNode write(ManagedPolicy policy) {
        ObjectNode node = plate(policy.plate(), "Policy")
                .put("DefaultVersionId", policy.defaultVersion())
                .put("Description", policy.description())
                .put("LastVersion", policy.lastNumber());
        node.set("Tags", Json.tags(policy.tags()));
        ArrayNode versions = node.putArray("PolicyVersionList");
        policy.versions()
                .forEach(version -> versions.addObject()
                        .put("VersionId", version.id())
                        .put("Document", version.document())
                        .put("IsDefaultVersion", version.id().equals(policy.defaultVersion()))
                        .put("CreateDate", version.created().toString()));
        return node;
    }

    private static ObjectNode identity(Identity identity, String inlineList) {
        ObjectNode node = plate(identity.plate(), identity.kind().title());
        ArrayNode inline = node.putArray(inlineList);
        identity.grants()
                .inline()
                .forEach((name, document) ->
                        inline.addObject().put("PolicyName", name).put("PolicyDocument", document));
        ArrayNode attached = node.putArray("AttachedManagedPolicies");
        identity.grants()
                .attached()
                .forEach(arn -> attached.addObject()
                        .put("PolicyName", arn.substring(arn.lastIndexOf('/') + 1))
                        .put("PolicyArn", arn));
        @Nullable String boundary = identity.grants().boundary();
        if (boundary != null) {
            node.putObject("PermissionsBoundary")
                    .put("PermissionsBoundaryType", "Policy")
                    .put("PermissionsBoundaryArn", boundary);
        }
        return node;
    }

    private static ObjectNode plate(Nameplate plate, String title) {
        return Json.MAPPER
                .createObjectNode()
                .put("Path", plate.path())
                .put(title + "Name", plate.name())
                .put(title + "Id", plate.id())
                .put("Arn", plate.arn())
                .put("CreateDate", plate.created().toString());
    }
}
