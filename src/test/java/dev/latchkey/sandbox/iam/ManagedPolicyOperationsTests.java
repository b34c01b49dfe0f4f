package dev.latchkey.sandbox.iam;

import static dev.latchkey.sandbox.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sandbox.RunningSandbox;
import java.net.URLDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;
import software.amazon.awssdk.services.iam.model.PolicyUsageType;
import software.amazon.awssdk.services.iam.model.PolicyVersion;

class ManagedPolicyOperationsTests {

    private static final String ARN = "arn:aws:iam::123456789012:policy/doors/open";

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    @Test
    void createsAPolicyAtItsFirstVersion() {
        Policy created = create(Documents.ALLOW_ALL);
        assertThat(created.arn()).isEqualTo(ARN);
        assertThat(created.policyId()).matches("ANPA[A-Z0-9]{17}");
        assertThat(created.defaultVersionId()).isEqualTo("v1");
        assertThat(created.attachmentCount()).isZero();
        assertThat(created.permissionsBoundaryUsageCount()).isZero();
        assertThat(created.isAttachable()).isTrue();

        Policy read = iam().getPolicy(r -> r.policyArn(ARN)).policy();
        assertThat(read.description()).isEqualTo("Opens doors");
        assertThat(iam().listPolicies(r -> r.pathPrefix("/doors/")).policies())
                .singleElement()
                .satisfies(listed -> {
                    assertThat(listed.arn()).isEqualTo(ARN);
                    assertThat(listed.description()).isNull();
                });
    }

    @Test
    void holdsNamesUniqueIgnoringCaseAndPath() {
        create(Documents.ALLOW_ALL);
        assertRefused(
                () -> iam().createPolicy(r -> r.policyName("Open").policyDocument(Documents.ALLOW_ALL)),
                409,
                "EntityAlreadyExists",
                "A policy called Open already exists. Duplicate names are not allowed.");
    }

    @Test
    void keepsTheTextAsSentAndEncodesItByRfc3986() {
        String document =
                "{ \"Version\": \"2012-10-17\",\n  \"Statement\": {\"Effect\":\"Allow\",\"Action\":\"s3:Get*\","
                        + "\"Resource\":\"arn:aws:s3:::a+b/*\"} }";
        create(document);
        String sent = iam().getPolicyVersion(r -> r.policyArn(ARN).versionId("v1"))
                .policyVersion()
                .document();
        assertThat(sent)
                .startsWith("%7B%20%22Version%22%3A%20%222012-10-17%22%2C%0A%20%20")
                .contains("a%2Bb%2F%2A")
                .doesNotContain("+");
        assertThat(URLDecoder.decode(sent, UTF_8)).isEqualTo(document);
    }

    @Test
    void keepsFiveVersionsAndOneDefault() {
        create(Documents.ALLOW_ALL);
        PolicyVersion second = iam().createPolicyVersion(
                        r -> r.policyArn(ARN).policyDocument(Documents.allow("s3:*", "*")))
                .policyVersion();
        assertThat(second.versionId()).isEqualTo("v2");
        assertThat(second.isDefaultVersion()).isFalse();
        assertThat(second.document()).isNull();
        iam().createPolicyVersion(r ->
                r.policyArn(ARN).policyDocument(Documents.allow("s3:*", "*")).setAsDefault(true));
        assertThat(iam().getPolicy(r -> r.policyArn(ARN)).policy().defaultVersionId())
                .isEqualTo("v3");
        iam().setDefaultPolicyVersion(r -> r.policyArn(ARN).versionId("v2"));
        assertThat(iam().listPolicyVersions(r -> r.policyArn(ARN)).versions())
                .extracting(PolicyVersion::versionId)
                .containsExactly("v3", "v2", "v1");

        newVersion();
        newVersion();
        assertRefused(
                this::newVersion,
                409,
                "LimitExceeded",
                "A managed policy can have up to 5 versions. Before you create a new version, you must delete an"
                        + " existing version.");
        iam().deletePolicyVersion(r -> r.policyArn(ARN).versionId("v5"));
        assertThat(newVersion().versionId()).isEqualTo("v6");
    }

    @Test
    void refusesToDeleteTheDefaultVersion() {
        create(Documents.ALLOW_ALL);
        assertRefused(
                () -> iam().deletePolicyVersion(r -> r.policyArn(ARN).versionId("v1")),
                409,
                "DeleteConflict",
                "Cannot delete the default version of a policy.");
        assertRefused(
                () -> iam().deletePolicyVersion(r -> r.policyArn(ARN).versionId("v9")),
                404,
                "NoSuchEntity",
                "Policy " + ARN + " version v9 does not exist or is not attachable.");
        assertRefused(
                () -> iam().getPolicyVersion(r -> r.policyArn(ARN).versionId("v9")),
                404,
                "NoSuchEntity",
                "Policy " + ARN + " version v9 does not exist or is not attachable.");
    }

    @Test
    void saysWhichPolicyIsMissing() {
        assertRefused(
                () -> iam().getPolicy(r -> r.policyArn(ARN)), 404, "NoSuchEntity", "Policy " + ARN + " was not found.");
        assertRefused(
                () -> iam().getPolicy(r -> r.policyArn("this-is-not-an-arn-at-all")),
                400,
                "ValidationError",
                "Invalid ARN:  Could not be parsed!");
        assertRefused(
                () -> iam().getPolicy(r -> r.policyArn("open")),
                400,
                "ValidationError",
                "1 validation error detected: Value 'open' at 'policyArn' failed to satisfy constraint:"
                        + " Member must have length greater than or equal to 20");
    }

    @Test
    void refusesTextThatIsNotAPolicy() {
        assertMalformed("{\"Version\":", "This policy contains invalid Json");
        assertMalformed("[]", "Syntax errors in policy.");
        assertMalformed("{\"Version\":\"2012-10-17\",\"Statement\":[]}", "Syntax errors in policy.");
        assertMalformed(
                Documents.ALLOW_ALL.replace("\"Effect\":\"Allow\"", "\"Effect\":\"Perhaps\""),
                "Syntax errors in policy.");
        assertMalformed(Documents.ALLOW_ALL.replace("\"Action\":\"*\",", ""), "Policy statement must contain actions.");
        assertMalformed(
                Documents.ALLOW_ALL.replace(",\"Resource\":\"*\"", ""), "Policy statement must contain resources.");
        assertMalformed(
                Documents.ALLOW_ALL.replace("2012-10-17", "2008-10-17"),
                "Policy document must be version 2012-10-17 or greater.");
        assertMalformed(
                Documents.ALLOW_ALL.replace("\"Effect\"", "\"Principal\":\"*\",\"Effect\""),
                "Policy document should not specify a principal.");
        assertMalformed(
                Documents.allow("GetObject", "*"),
                "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
        assertMalformed(Documents.allow("s3:Get:Object", "*"), "Actions/Condition can contain only one colon.");
        assertMalformed(Documents.allow("s 3:GetObject", "*"), "Vendor s 3 is not valid");
        assertMalformed(Documents.allow("s3:*", "bucket"), "Resource bucket must be in ARN format or \"*\".");
        assertMalformed(
                "{\"Version\":\"2012-10-17\",\"Statement\":["
                        + "{\"Sid\":\"a\",\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"},"
                        + "{\"Sid\":\"a\",\"Effect\":\"Deny\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}",
                "Statement IDs (SID) in a single policy must be unique.");
        assertThat(iam().listPolicies(r -> r.pathPrefix("/doors/")).policies()).isEmpty();
    }

    @Test
    void limitsTheSizeWithoutWhiteSpace() {
        iam().createPolicy(r ->
                r.policyName("full").policyDocument(Documents.ofLength(6144).replace(",", " , ")));
        assertRefused(
                () -> iam().createPolicy(r -> r.policyName("over").policyDocument(Documents.ofLength(6145))),
                409,
                "LimitExceeded",
                "Cannot exceed quota for PolicySize: 6144");
    }

    @Test
    void deletesOnlyADetachedPolicyWithOneVersion() {
        create(Documents.ALLOW_ALL);
        newVersion();
        iam().createUser(r -> r.userName("frida"));
        iam().attachUserPolicy(r -> r.userName("frida").policyArn(ARN));
        assertRefused(
                () -> iam().deletePolicy(r -> r.policyArn(ARN)),
                409,
                "DeleteConflict",
                "Cannot delete a policy attached to entities.");
        iam().detachUserPolicy(r -> r.userName("frida").policyArn(ARN));
        assertRefused(
                () -> iam().deletePolicy(r -> r.policyArn(ARN)),
                409,
                "DeleteConflict",
                "This policy has more than one version. Before you delete a policy, you must delete the policy's"
                        + " versions. The default version is deleted with the policy.");
        iam().deletePolicyVersion(r -> r.policyArn(ARN).versionId("v2"));
        iam().putUserPermissionsBoundary(r -> r.userName("frida").permissionsBoundary(ARN));
        assertRefused(
                () -> iam().deletePolicy(r -> r.policyArn(ARN)),
                409,
                "DeleteConflict",
                "Cannot delete a policy attached to entities.");
        iam().deleteUserPermissionsBoundary(r -> r.userName("frida"));
        iam().deletePolicy(r -> r.policyArn(ARN));
        assertRefused(
                () -> iam().getPolicy(r -> r.policyArn(ARN)), 404, "NoSuchEntity", "Policy " + ARN + " was not found.");
    }

    @Test
    void leavesPoliciesOfAwsAlone() {
        String aws = "arn:aws:iam::aws:policy/ReadOnlyAccess";
        assertThat(iam().getPolicy(r -> r.policyArn(aws)).policy().policyName()).isEqualTo("ReadOnlyAccess");
        assertThat(iam().listPolicies(r -> r.scope(PolicyScopeType.AWS)).policies())
                .extracting(Policy::arn)
                .contains(aws)
                .allMatch(arn -> arn.startsWith("arn:aws:iam::aws:policy/"));
        assertThat(iam().listPolicies(r -> r.scope(PolicyScopeType.LOCAL)).policies())
                .extracting(Policy::arn)
                .allMatch(arn -> arn.startsWith("arn:aws:iam::123456789012:policy/"));
    }

    @Test
    void listsAttachedPoliciesAndBoundariesApart() {
        create(Documents.ALLOW_ALL);
        iam().createPolicy(r -> r.policyName("fence").path("/doors/").policyDocument(Documents.ALLOW_ALL));
        iam().createPolicy(r -> r.policyName("spare").path("/doors/").policyDocument(Documents.ALLOW_ALL));
        iam().createUser(r -> r.userName("frida").permissionsBoundary("arn:aws:iam::123456789012:policy/doors/fence"));
        iam().attachUserPolicy(r -> r.userName("frida").policyArn(ARN));

        assertThat(iam().listPolicies(r -> r.pathPrefix("/doors/")
                                .onlyAttached(true)
                                .policyUsageFilter(PolicyUsageType.PERMISSIONS_POLICY))
                        .policies())
                .extracting(Policy::policyName)
                .containsExactly("open");
        assertThat(iam().listPolicies(r -> r.pathPrefix("/doors/")
                                .onlyAttached(true)
                                .policyUsageFilter(PolicyUsageType.PERMISSIONS_BOUNDARY))
                        .policies())
                .extracting(Policy::policyName)
                .containsExactly("fence");
        assertThat(iam().listPolicies(r -> r.pathPrefix("/doors/")).policies()).hasSize(3);
    }

    @Test
    void listsTheEntitiesOfAPolicy() {
        create(Documents.ALLOW_ALL);
        String user = iam().createUser(r -> r.userName("frida")).user().userId();
        iam().createGroup(r -> r.groupName("night"));
        iam().createRole(r -> r.roleName("runner")
                .assumeRolePolicyDocument(Documents.TRUST_LAMBDA)
                .permissionsBoundary(ARN));
        iam().attachUserPolicy(r -> r.userName("frida").policyArn(ARN));
        iam().attachGroupPolicy(r -> r.groupName("night").policyArn(ARN));

        var all = iam().listEntitiesForPolicy(r -> r.policyArn(ARN));
        assertThat(all.policyUsers()).singleElement().satisfies(found -> {
            assertThat(found.userName()).isEqualTo("frida");
            assertThat(found.userId()).isEqualTo(user);
        });
        assertThat(all.policyGroups()).hasSize(1);
        assertThat(all.policyRoles()).hasSize(1);

        var users = iam().listEntitiesForPolicy(r -> r.policyArn(ARN).entityFilter(EntityType.USER));
        assertThat(users.policyUsers()).hasSize(1);
        assertThat(users.policyGroups()).isEmpty();
        assertThat(users.policyRoles()).isEmpty();
        var fenced = iam().listEntitiesForPolicy(
                        r -> r.policyArn(ARN).policyUsageFilter(PolicyUsageType.PERMISSIONS_BOUNDARY));
        assertThat(fenced.policyUsers()).isEmpty();
        assertThat(fenced.policyRoles()).hasSize(1);
    }

    private Policy create(String document) {
        return iam().createPolicy(r -> r.policyName("open")
                        .path("/doors/")
                        .description("Opens doors")
                        .policyDocument(document))
                .policy();
    }

    private PolicyVersion newVersion() {
        return iam().createPolicyVersion(r -> r.policyArn(ARN).policyDocument(Documents.allow("s3:*", "*")))
                .policyVersion();
    }

    private void assertMalformed(String document, String message) {
        assertRefused(
                () -> iam().createPolicy(
                                r -> r.policyName("broken").path("/doors/").policyDocument(document)),
                400,
                "MalformedPolicyDocument",
                message);
    }

    private IamClient iam() {
        return sandbox.admin().iam();
    }
}
