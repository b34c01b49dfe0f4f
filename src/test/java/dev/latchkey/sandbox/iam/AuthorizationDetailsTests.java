package dev.latchkey.sandbox.iam;

import static dev.latchkey.sandbox.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sandbox.RunningSandbox;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.SummaryKeyType;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.UserDetail;

class AuthorizationDetailsTests {

    private static final String READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    private static final String OWN = "arn:aws:iam::123456789012:policy/open";

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    @BeforeEach
    void furnish() {
        iam().createPolicy(r -> r.policyName("open").description("Opens").policyDocument(Documents.ALLOW_ALL));
        iam().createPolicyVersion(r ->
                r.policyArn(OWN).policyDocument(Documents.allow("s3:*", "*")).setAsDefault(true));
        iam().createGroup(r -> r.groupName("night"));
        iam().putGroupPolicy(r -> r.groupName("night").policyName("g").policyDocument(Documents.ALLOW_ALL));
        iam().createUser(r -> r.userName("frida")
                .permissionsBoundary(READ_ONLY)
                .tags(Tag.builder().key("team").value("blue").build()));
        iam().addUserToGroup(r -> r.groupName("night").userName("frida"));
        iam().putUserPolicy(r -> r.userName("frida").policyName("u").policyDocument(Documents.ALLOW_ALL));
        iam().attachUserPolicy(r -> r.userName("frida").policyArn(OWN));
        iam().createRole(r -> r.roleName("runner").assumeRolePolicyDocument(Documents.TRUST_LAMBDA));
        iam().attachRolePolicy(r -> r.roleName("runner").policyArn(OWN));
    }

    @Test
    void tellsUsersGroupsRolesAndPoliciesWithTheirDocuments() {
        GetAccountAuthorizationDetailsResponse all = iam().getAccountAuthorizationDetails();
        UserDetail user = all.userDetailList().stream()
                .filter(one -> one.userName().equals("frida"))
                .findFirst()
                .orElseThrow();
        assertThat(user.groupList()).containsExactly("night");
        assertThat(user.attachedManagedPolicies()).singleElement().satisfies(attached -> {
            assertThat(attached.policyArn()).isEqualTo(OWN);
            assertThat(attached.policyName()).isEqualTo("open");
        });
        assertThat(user.permissionsBoundary().permissionsBoundaryArn()).isEqualTo(READ_ONLY);
        assertThat(user.tags()).hasSize(1);
        assertThat(URLDecoder.decode(user.userPolicyList().getFirst().policyDocument(), UTF_8))
                .isEqualTo(Documents.ALLOW_ALL);

        GroupDetail group = all.groupDetailList().stream()
                .filter(one -> one.groupName().equals("night"))
                .findFirst()
                .orElseThrow();
        assertThat(group.groupPolicyList()).hasSize(1);

        RoleDetail role = all.roleDetailList().stream()
                .filter(one -> one.roleName().equals("runner"))
                .findFirst()
                .orElseThrow();
        assertThat(URLDecoder.decode(role.assumeRolePolicyDocument(), UTF_8)).isEqualTo(Documents.TRUST_LAMBDA);
        assertThat(role.attachedManagedPolicies()).hasSize(1);
        assertThat(role.instanceProfileList()).isEmpty();
        assertThat(role.roleLastUsed()).isNotNull();

        ManagedPolicyDetail policy = all.policies().stream()
                .filter(one -> one.arn().equals(OWN))
                .findFirst()
                .orElseThrow();
        assertThat(policy.attachmentCount()).isEqualTo(2);
        assertThat(policy.defaultVersionId()).isEqualTo("v2");
        assertThat(policy.description()).isEqualTo("Opens");
        assertThat(policy.policyVersionList()).hasSize(2).allMatch(version -> version.document() != null);
        assertThat(all.policies()).noneMatch(one -> one.arn().startsWith("arn:aws:iam::aws:"));
    }

    @Test
    void tellsPoliciesOfAwsInUseWhenAsked() {
        List<String> arns =
                iam().getAccountAuthorizationDetailsPaginator(r -> r.filter(EntityType.AWS_MANAGED_POLICY)).stream()
                        .flatMap(page -> page.policies().stream())
                        .map(ManagedPolicyDetail::arn)
                        .toList();
        assertThat(arns).contains(READ_ONLY).allMatch(arn -> arn.startsWith("arn:aws:iam::aws:"));
    }

    @Test
    void filters() {
        GetAccountAuthorizationDetailsResponse roles =
                iam().getAccountAuthorizationDetails(r -> r.filter(EntityType.ROLE));
        assertThat(roles.roleDetailList()).isNotEmpty();
        assertThat(roles.userDetailList()).isEmpty();
        assertThat(roles.groupDetailList()).isEmpty();
        assertThat(roles.policies()).isEmpty();
    }

    @Test
    void pagesAcrossTheKinds() {
        GetAccountAuthorizationDetailsResponse whole = iam().getAccountAuthorizationDetails(r -> r.maxItems(1000));
        List<String> expected = arns(whole);
        List<String> paged = new ArrayList<>();
        iam().getAccountAuthorizationDetailsPaginator(r -> r.maxItems(1)).forEach(page -> {
            assertThat(arns(page)).hasSize(1);
            paged.addAll(arns(page));
        });
        assertThat(paged).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void summarisesTheAccountWithItsQuotas() {
        var summary = iam().getAccountSummary().summaryMap();
        assertThat(summary)
                .containsEntry(SummaryKeyType.ATTACHED_POLICIES_PER_ROLE_QUOTA, 10)
                .containsEntry(SummaryKeyType.POLICY_SIZE_QUOTA, 6144)
                .containsEntry(SummaryKeyType.ACCESS_KEYS_PER_USER_QUOTA, 2)
                .containsEntry(SummaryKeyType.GLOBAL_ENDPOINT_TOKEN_VERSION, 1);
        int users = iam().listUsersPaginator().users().stream().toList().size();
        assertThat(summary.get(SummaryKeyType.USERS)).isEqualTo(users);
        assertThat(iam().listAccountAliases().accountAliases()).isEmpty();
    }

    @Test
    void refusesAFilterThatDoesNotExist() {
        assertRefused(
                () -> iam().getAccountAuthorizationDetails(r -> r.filterWithStrings("Everything")),
                400,
                "ValidationError",
                "1 validation error detected: Value 'Everything' at 'filter' failed to satisfy constraint:"
                        + " Member must satisfy enum value set: [User, Role, Group, LocalManagedPolicy,"
                        + " AWSManagedPolicy]");
    }

    private static List<String> arns(GetAccountAuthorizationDetailsResponse page) {
        List<String> arns = new ArrayList<>();
        page.userDetailList().forEach(one -> arns.add(one.arn()));
        page.groupDetailList().forEach(one -> arns.add(one.arn()));
        page.roleDetailList().forEach(one -> arns.add(one.arn()));
        page.policies().forEach(one -> arns.add(one.arn()));
        return arns;
    }

    private IamClient iam() {
        return sandbox.admin().iam();
    }
}
