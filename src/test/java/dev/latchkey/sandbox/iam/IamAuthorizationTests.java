package dev.latchkey.sandbox.iam;

import static dev.latchkey.sandbox.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sandbox.Caller;
import dev.latchkey.sandbox.RunningSandbox;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.iam.model.Tag;

class IamAuthorizationTests {

    private static final String ACCOUNT = "arn:aws:iam::123456789012:";
    private static final String READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess";

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    @Test
    void refusesEverythingToAUserWithoutPolicies() {
        Caller nobody = sandbox.user("nobody");
        assertDenied(() -> nobody.iam().listUsers(), "nobody", "iam:ListUsers", ACCOUNT + "user/");
        assertDenied(() -> nobody.iam().listRoles(), "nobody", "iam:ListRoles", ACCOUNT + "role/");
        assertDenied(() -> nobody.iam().listPolicies(), "nobody", "iam:ListPolicies", ACCOUNT + "policy/");
        assertDenied(() -> nobody.iam().getUser(), "nobody", "iam:GetUser", ACCOUNT + "user/nobody");
        assertDenied(
                () -> nobody.iam().createUser(r -> r.userName("frida").path("/staff/")),
                "nobody",
                "iam:CreateUser",
                ACCOUNT + "user/staff/frida");
        assertDenied(
                () -> nobody.iam().getAccountAuthorizationDetails(),
                "nobody",
                "iam:GetAccountAuthorizationDetails",
                "*");
        assertDenied(() -> nobody.iam().getAccountSummary(), "nobody", "iam:GetAccountSummary", "*");
    }

    @Test
    void tellsNobodyWithoutPermissionWhatExists() {
        Caller nobody = sandbox.user("nobody");
        assertDenied(
                () -> nobody.iam().getUser(r -> r.userName("missing")),
                "nobody",
                "iam:GetUser",
                ACCOUNT + "user/missing");
        assertDenied(
                () -> nobody.iam().getPolicy(r -> r.policyArn(ACCOUNT + "policy/missing")),
                "nobody",
                "iam:GetPolicy",
                ACCOUNT + "policy/missing");
    }

    @Test
    void asksForThePathOfWhatExists() {
        sandbox.admin().iam().createUser(r -> r.userName("frida").path("/staff/"));
        Caller keeper = sandbox.user("keeper", Documents.allow("iam:*", ACCOUNT + "user/staff/*"));
        assertThat(keeper.iam().getUser(r -> r.userName("frida")).user().userName())
                .isEqualTo("frida");
        sandbox.admin().iam().createUser(r -> r.userName("gustav").path("/guests/"));
        assertDenied(
                () -> keeper.iam().getUser(r -> r.userName("gustav")),
                "keeper",
                "iam:GetUser",
                ACCOUNT + "user/guests/gustav");
        keeper.iam().listUsers(r -> r.pathPrefix("/staff/"));
        assertDenied(() -> keeper.iam().listUsers(), "keeper", "iam:ListUsers", ACCOUNT + "user/");
    }

    @Test
    void asksWhichPolicyIsAttached() {
        sandbox.admin().iam().createUser(r -> r.userName("frida"));
        Caller keeper = sandbox.user(
                "keeper",
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"iam:AttachUserPolicy\","
                        + "\"Resource\":\"*\",\"Condition\":{\"ArnEquals\":{\"iam:PolicyARN\":\"" + READ_ONLY
                        + "\"}}}]}");
        keeper.iam().attachUserPolicy(r -> r.userName("frida").policyArn(READ_ONLY));
        assertDenied(
                () -> keeper.iam()
                        .attachUserPolicy(
                                r -> r.userName("frida").policyArn("arn:aws:iam::aws:policy/AdministratorAccess")),
                "keeper",
                "iam:AttachUserPolicy",
                ACCOUNT + "user/frida");
    }

    @Test
    void asksForTheBoundaryAUserIsCreatedWith() {
        Caller keeper = sandbox.user(
                "keeper",
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"iam:CreateUser\","
                        + "\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"iam:PermissionsBoundary\":\""
                        + READ_ONLY
                        + "\"}}}]}");
        keeper.iam().createUser(r -> r.userName("frida").permissionsBoundary(READ_ONLY));
        assertDenied(
                () -> keeper.iam().createUser(r -> r.userName("gustav")),
                "keeper",
                "iam:CreateUser",
                ACCOUNT + "user/gustav");
    }

    @Test
    void asksForTags() {
        Caller keeper = sandbox.user(
                "keeper",
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"iam:GetUser\","
                        + "\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:ResourceTag/team\":\"blue\"}}}]}");
        sandbox.admin()
                .iam()
                .createUser(r -> r.userName("frida")
                        .tags(Tag.builder().key("team").value("blue").build()));
        sandbox.admin().iam().createUser(r -> r.userName("gustav"));
        keeper.iam().getUser(r -> r.userName("frida"));
        assertDenied(
                () -> keeper.iam().getUser(r -> r.userName("gustav")),
                "keeper",
                "iam:GetUser",
                ACCOUNT + "user/gustav");
    }

    @Test
    void namesTheGateThatRefused() {
        Caller denied = sandbox.user(
                "denied",
                Documents.ALLOW_ALL,
                Documents.allow("iam:GetUser", "*").replace("\"Allow\"", "\"Deny\""));
        assertRefused(
                () -> denied.iam().getUser(),
                403,
                "AccessDenied",
                "User: " + ACCOUNT + "user/denied is not authorized to perform: iam:GetUser on resource: " + ACCOUNT
                        + "user/denied with an explicit deny in an identity-based policy");

        Caller bounded = sandbox.user("bounded", Documents.ALLOW_ALL);
        sandbox.admin().iam().createPolicy(r -> r.policyName("fence").policyDocument(Documents.allow("s3:*", "*")));
        sandbox.admin()
                .iam()
                .putUserPermissionsBoundary(r -> r.userName("bounded").permissionsBoundary(ACCOUNT + "policy/fence"));
        assertRefused(
                () -> bounded.iam().getUser(),
                403,
                "AccessDenied",
                "User: " + ACCOUNT + "user/bounded is not authorized to perform: iam:GetUser on resource: " + ACCOUNT
                        + "user/bounded because no permissions boundary allows the iam:GetUser action");
    }

    @Test
    void refusesToChangeAPolicyOfAws() {
        assertRefused(
                () -> sandbox.admin().iam().deletePolicy(r -> r.policyArn(READ_ONLY)),
                403,
                "AccessDenied",
                "User: " + ACCOUNT + "user/latchkey-admin is not authorized to perform: iam:DeletePolicy on resource: "
                        + READ_ONLY + " because no resource-based policy allows the iam:DeletePolicy action");
    }

    @Test
    void namesTheOperationItDoesNotKnow() {
        assertRefused(
                () -> sandbox.admin().iam().getAccountPasswordPolicy(),
                400,
                "InvalidAction",
                "Could not find operation GetAccountPasswordPolicy for version 2010-05-08");
    }

    private static void assertDenied(ThrowingCallable call, String user, String action, String resource) {
        assertRefused(
                call,
                403,
                "AccessDenied",
                "User: " + ACCOUNT + "user/" + user + " is not authorized to perform: " + action + " on resource: "
                        + resource + " because no identity-based policy allows the " + action + " action");
    }
}
