package dev.latchkey.sandbox.iam.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.sandbox.account.AccessKey.LastUse;
import dev.latchkey.sandbox.account.Group;
import dev.latchkey.sandbox.account.ManagedPolicy;
import dev.latchkey.sandbox.account.Nameplate;
import dev.latchkey.sandbox.account.Role;
import dev.latchkey.sandbox.account.User;
import dev.latchkey.sandbox.operation.Fields;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The shapes of IAM's answers; list operations leave out what the full ones have (IAM API Reference, "ListUsers"). */
public final class Shapes {

    private Shapes() {}

    public static Fields listed(User user) {
        return plate(user.plate(), "User");
    }

    public static Fields full(User user) {
        return listed(user)
                .with("PermissionsBoundary", boundary(user.grants().boundary()))
                .with("Tags", tags(user.tags()));
    }

    public static Fields listed(Group group) {
        return plate(group.plate(), "Group");
    }

    public static Fields listed(Role role) {
        return plate(role.plate(), "Role")
                .with("AssumeRolePolicyDocument", encoded(role.trust()))
                .with("Description", role.description())
                .with("MaxSessionDuration", role.maxSession());
    }

    /** The answer of CreateRole lacks MaxSessionDuration and RoleLastUsed. */
    public static Fields created(Role role) {
        return detailed(role).with("Description", role.description());
    }

    /** The detail of a role lacks MaxSessionDuration. */
    public static Fields detailed(Role role) {
        return plate(role.plate(), "Role")
                .with("AssumeRolePolicyDocument", encoded(role.trust()))
                .with("PermissionsBoundary", boundary(role.grants().boundary()))
                .with("Tags", tags(role.tags()));
    }

    public static Fields full(Role role, Optional<LastUse> lastUse) {
        return detailed(role)
                .with("Description", role.description())
                .with("MaxSessionDuration", role.maxSession())
                .with("RoleLastUsed", lastUsed(lastUse));
    }

    public static Fields lastUsed(Optional<LastUse> lastUse) {
        return lastUse.map(use -> Fields.of("LastUsedDate", use.at()).with("Region", use.region()))
                .orElseGet(Fields::none);
    }

    /** A managed policy without its description, which ListPolicies leaves out. */
    public static Fields listed(ManagedPolicy policy, PolicyUse use) {
        return plate(policy.plate(), "Policy")
                .with("DefaultVersionId", policy.defaultVersion())
                .with("AttachmentCount", use.attachments(policy.arn()))
                .with("PermissionsBoundaryUsageCount", use.boundaries(policy.arn()))
                .with("IsAttachable", true)
                .with("UpdateDate", policy.updated());
    }

    public static Fields full(ManagedPolicy policy, PolicyUse use) {
        return listed(policy, use).with("Description", policy.description()).with("Tags", tags(policy.tags()));
    }

    public static Fields version(ManagedPolicy policy, ManagedPolicy.Version version) {
        return Fields.of("VersionId", version.id())
                .with("IsDefaultVersion", version.id().equals(policy.defaultVersion()))
                .with("CreateDate", version.created());
    }

    public static List<Fields> inline(Map<String, String> policies) {
        return policies.entrySet().stream()
                .map(policy ->
                        Fields.of("PolicyName", policy.getKey()).with("PolicyDocument", encoded(policy.getValue())))
                .toList();
    }

    public static Fields attached(String arn) {
        return Fields.of("PolicyName", arn.substring(arn.lastIndexOf('/') + 1)).with("PolicyArn", arn);
    }

    public static @Nullable Fields boundary(@Nullable String arn) {
        return arn == null
                ? null
                : Fields.of("PermissionsBoundaryType", "Policy").with("PermissionsBoundaryArn", arn);
    }

    /** None when there are none, as IAM leaves the member out. */
    public static @Nullable List<Fields> tags(SortedMap<String, String> tags) {
        return tags.isEmpty()
                ? null
                : tags.entrySet().stream()
                        .map(tag -> tag(tag.getKey(), tag.getValue()))
                        .toList();
    }

    public static Fields tag(String key, String value) {
        return Fields.of("Key", key).with("Value", value);
    }

    /** A policy document percent-encoded by RFC 3986: a space is {@code %20}, a plus {@code %2B}. */
    public static String encoded(String document) {
        return URLEncoder.encode(document, UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static Fields plate(Nameplate plate, String kind) {
        return Fields.of("Path", plate.path())
                .with(kind + "Name", plate.name())
                .with(kind + "Id", plate.id())
                .with("Arn", plate.arn())
                .with("CreateDate", plate.created());
    }
}
