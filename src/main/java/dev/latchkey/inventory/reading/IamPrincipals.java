package dev.latchkey.inventory.reading;

import dev.latchkey.inventory.HeldPolicy;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.ManagedPolicy;
import dev.latchkey.inventory.PolicyDocument;
import dev.latchkey.inventory.PrincipalKind;
import dev.latchkey.policy.PolicySource;
import dev.latchkey.policy.PolicyType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.PolicyDetail;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.UserDetail;

/** Turns the SDK's details into principals whose attached policies carry the document in force. */
final class IamPrincipals {

    private final Map<String, ManagedPolicy> policies;

    IamPrincipals(Map<String, ManagedPolicy> policies) {
        this.policies = policies;
    }

    static ManagedPolicy managed(ManagedPolicyDetail detail) {
        PolicyDocument document = detail.policyVersionList().stream()
                .filter(version -> Boolean.TRUE.equals(version.isDefaultVersion())
                        || version.versionId().equals(detail.defaultVersionId()))
                .map(PolicyVersion::document)
                .findFirst()
                .map(Documents::ofIdentity)
                .orElseGet(PolicyDocument::unread);
        Integer attachments = detail.attachmentCount();
        return new ManagedPolicy(
                detail.policyName(),
                detail.arn(),
                detail.defaultVersionId(),
                document,
                attachments == null ? 0 : attachments,
                !Boolean.FALSE.equals(detail.isAttachable()));
    }

    KnownPrincipal user(UserDetail user) {
        return new KnownPrincipal(
                PrincipalKind.USER,
                user.userName(),
                user.arn(),
                user.path(),
                user.userId(),
                created(user.createDate()),
                held(user.userPolicyList(), user.attachedManagedPolicies()),
                List.copyOf(user.groupList()),
                boundary(user.permissionsBoundary()),
                null,
                tags(user.tags()),
                null);
    }

    KnownPrincipal role(RoleDetail role) {
        return new KnownPrincipal(
                PrincipalKind.ROLE,
                role.roleName(),
                role.arn(),
                role.path(),
                role.roleId(),
                created(role.createDate()),
                held(role.rolePolicyList(), role.attachedManagedPolicies()),
                List.of(),
                boundary(role.permissionsBoundary()),
                Documents.ofTrust(role.assumeRolePolicyDocument()),
                tags(role.tags()),
                role.roleLastUsed() == null ? null : role.roleLastUsed().lastUsedDate());
    }

    KnownPrincipal group(GroupDetail group) {
        return new KnownPrincipal(
                PrincipalKind.GROUP,
                group.groupName(),
                group.arn(),
                group.path(),
                group.groupId(),
                created(group.createDate()),
                held(group.groupPolicyList(), group.attachedManagedPolicies()),
                List.of(),
                null,
                null,
                Map.of(),
                null);
    }

    private List<HeldPolicy> held(List<PolicyDetail> inline, List<AttachedPolicy> attached) {
        List<HeldPolicy> held = new ArrayList<>();
        for (PolicyDetail policy : inline) {
            PolicySource source = new PolicySource(PolicyType.IDENTITY, policy.policyName(), null, null);
            held.add(new HeldPolicy(
                    source, HeldPolicy.Kind.INLINE, null, Documents.ofIdentity(policy.policyDocument())));
        }
        for (AttachedPolicy policy : attached) {
            held.add(managed(PolicyType.IDENTITY, policy.policyName(), policy.policyArn()));
        }
        return held;
    }

    private @Nullable HeldPolicy boundary(@Nullable AttachedPermissionsBoundary boundary) {
        if (boundary == null || boundary.permissionsBoundaryArn() == null) {
            return null;
        }
        String arn = boundary.permissionsBoundaryArn();
        return managed(PolicyType.BOUNDARY, arn.substring(arn.lastIndexOf('/') + 1), arn);
    }

    private HeldPolicy managed(PolicyType type, String name, String arn) {
        HeldPolicy.Kind kind =
                arn.contains(":iam::aws:policy/") ? HeldPolicy.Kind.AWS_MANAGED : HeldPolicy.Kind.CUSTOMER_MANAGED;
        PolicySource source = new PolicySource(type, name, arn, null);
        ManagedPolicy policy = policies.get(arn);
        return policy == null
                ? new HeldPolicy(source, kind, null, PolicyDocument.unread())
                : new HeldPolicy(source, kind, policy.versionId(), policy.document());
    }

    private static Map<String, String> tags(List<Tag> tags) {
        Map<String, String> byKey = new TreeMap<>();
        tags.forEach(tag -> byKey.put(tag.key(), tag.value()));
        return byKey;
    }

    private static Instant created(@Nullable Instant date) {
        return date == null ? Instant.EPOCH : date;
    }
}
