package dev.latchkey.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The same operations, tried through the AWS command line by a user whom no policy allows anything. */
@EnabledIf("dev.latchkey.sandbox.AwsCli#isInstalled")
class AwsCliRestrictedTests {

    private static final String ARN = "arn:aws:iam::123456789012:";
    private static final String FN = "arn:aws:lambda:us-east-1:123456789012:function:fn";
    private static final String POLICY = ARN + "policy/p";

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    @TempDir
    Path directory;

    /** A command, the action it needs and the resource it needs it on. */
    private record Attempt(String command, String action, String resource) {}

    @Test
    void isRefusedEveryOperation() throws Exception {
        AwsCli nobody = new AwsCli(sandbox.user("nobody"), sandbox.port(), directory);
        nobody.zip("code.zip");
        try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
            List<Future<String>> refusals = attempts().stream()
                    .map(attempt ->
                            pool.submit(() -> nobody.refused(attempt.command().split(" "))))
                    .toList();
            for (int i = 0; i < refusals.size(); i++) {
                Attempt attempt = attempts().get(i);
                assertThat(refusals.get(i).get())
                        .as(attempt.command())
                        .contains(attempt.command().startsWith("iam") ? "(AccessDenied)" : "(AccessDeniedException)")
                        .endsWith("User: " + ARN + "user/nobody is not authorized to perform: " + attempt.action()
                                + " on resource: " + attempt.resource()
                                + " because no identity-based policy allows the "
                                + attempt.action() + " action");
            }
        }
    }

    @Test
    void mayStillAskForASession() {
        AwsCli nobody = new AwsCli(sandbox.user("nobody"), sandbox.port(), directory);
        assertThat(nobody.run("sts", "get-session-token", "--duration-seconds", "900")
                        .path("Credentials")
                        .path("AccessKeyId")
                        .stringValue())
                .startsWith("ASIA");
        nobody.run("sts", "get-caller-identity");
        assertThat(nobody.refused("sts", "assume-role", "--role-arn", ARN + "role/none", "--role-session-name", "cli"))
                .endsWith("An error occurred (AccessDenied) when calling the AssumeRole operation: User: " + ARN
                        + "user/nobody is not authorized to perform: sts:AssumeRole on resource: " + ARN
                        + "role/none");
    }

    private static List<Attempt> attempts() {
        return List.of(
                iam("create-user --user-name u", "CreateUser", "user/u"),
                iam("get-user", "GetUser", "user/nobody"),
                iam("list-users", "ListUsers", "user/"),
                iam("delete-user --user-name u", "DeleteUser", "user/u"),
                iam("list-groups-for-user --user-name u", "ListGroupsForUser", "user/u"),
                iam("create-group --group-name g", "CreateGroup", "group/g"),
                iam("list-groups", "ListGroups", "group/"),
                iam("get-group --group-name g", "GetGroup", "group/g"),
                iam("delete-group --group-name g", "DeleteGroup", "group/g"),
                iam("add-user-to-group --group-name g --user-name nobody", "AddUserToGroup", "group/g"),
                iam("remove-user-from-group --group-name g --user-name nobody", "RemoveUserFromGroup", "group/g"),
                iam("create-role --role-name r --assume-role-policy-document {}", "CreateRole", "role/r"),
                iam("list-roles", "ListRoles", "role/"),
                iam("get-role --role-name r", "GetRole", "role/r"),
                iam("delete-role --role-name r", "DeleteRole", "role/r"),
                iam("update-assume-role-policy --role-name r --policy-document {}", "UpdateAssumeRolePolicy", "role/r"),
                iam("put-user-policy --user-name u --policy-name p --policy-document {}", "PutUserPolicy", "user/u"),
                iam("get-group-policy --group-name g --policy-name p", "GetGroupPolicy", "group/g"),
                iam("list-role-policies --role-name r", "ListRolePolicies", "role/r"),
                iam("delete-user-policy --user-name u --policy-name p", "DeleteUserPolicy", "user/u"),
                iam("attach-user-policy --user-name nobody --policy-arn " + POLICY, "AttachUserPolicy", "user/nobody"),
                iam("detach-group-policy --group-name g --policy-arn " + POLICY, "DetachGroupPolicy", "group/g"),
                iam("list-attached-role-policies --role-name r", "ListAttachedRolePolicies", "role/r"),
                iam(
                        "put-user-permissions-boundary --user-name u --permissions-boundary " + POLICY,
                        "PutUserPermissionsBoundary",
                        "user/u"),
                iam("delete-role-permissions-boundary --role-name r", "DeleteRolePermissionsBoundary", "role/r"),
                iam("create-policy --policy-name p --policy-document {}", "CreatePolicy", "policy/p"),
                iam("get-policy --policy-arn " + POLICY, "GetPolicy", "policy/p"),
                iam("list-policies", "ListPolicies", "policy/"),
                iam("delete-policy --policy-arn " + POLICY, "DeletePolicy", "policy/p"),
                iam("list-entities-for-policy --policy-arn " + POLICY, "ListEntitiesForPolicy", "policy/p"),
                iam(
                        "create-policy-version --policy-arn " + POLICY + " --policy-document {}",
                        "CreatePolicyVersion",
                        "policy/p"),
                iam("get-policy-version --policy-arn " + POLICY + " --version-id v1", "GetPolicyVersion", "policy/p"),
                iam("list-policy-versions --policy-arn " + POLICY, "ListPolicyVersions", "policy/p"),
                iam(
                        "set-default-policy-version --policy-arn " + POLICY + " --version-id v1",
                        "SetDefaultPolicyVersion",
                        "policy/p"),
                iam(
                        "delete-policy-version --policy-arn " + POLICY + " --version-id v1",
                        "DeletePolicyVersion",
                        "policy/p"),
                iam("create-access-key", "CreateAccessKey", "user/nobody"),
                iam("list-access-keys", "ListAccessKeys", "user/nobody"),
                iam(
                        "update-access-key --access-key-id AKIAAAAAAAAAAAAAAAAA --status Inactive",
                        "UpdateAccessKey",
                        "user/nobody"),
                iam("delete-access-key --access-key-id AKIAAAAAAAAAAAAAAAAA", "DeleteAccessKey", "user/nobody"),
                iam("list-mfa-devices", "ListMFADevices", "user/nobody"),
                new Attempt("iam get-account-authorization-details", "iam:GetAccountAuthorizationDetails", "*"),
                new Attempt("iam get-account-summary", "iam:GetAccountSummary", "*"),
                new Attempt("lambda list-functions", "lambda:ListFunctions", "*"),
                lambda("get-function", "GetFunction"),
                lambda(
                        "create-function --runtime nodejs18.x --handler hello --role " + ARN
                                + "role/r --zip-file fileb://code.zip",
                        "CreateFunction"),
                lambda("delete-function", "DeleteFunction"),
                lambda("list-versions-by-function", "ListVersionsByFunction"),
                lambda("publish-version", "PublishVersion"),
                lambda("list-aliases", "ListAliases"),
                lambda("create-alias --name prod --function-version 1", "CreateAlias"),
                lambda("create-function-url-config --auth-type AWS_IAM", "CreateFunctionUrlConfig"),
                lambda("get-function-url-config", "GetFunctionUrlConfig"),
                lambda("update-function-url-config --auth-type AWS_IAM", "UpdateFunctionUrlConfig"),
                lambda("delete-function-url-config", "DeleteFunctionUrlConfig"),
                lambda("list-function-url-configs", "ListFunctionUrlConfigs"),
                lambda("add-permission --statement-id s --action lambda:* --principal *", "AddPermission"),
                lambda("get-policy", "GetPolicy"),
                lambda("remove-permission --statement-id s", "RemovePermission"),
                lambda("put-function-concurrency --reserved-concurrent-executions 1", "PutFunctionConcurrency"),
                lambda("invoke out.json", "InvokeFunction"));
    }

    private static Attempt iam(String command, String action, String resource) {
        return new Attempt("iam " + command, "iam:" + action, ARN + resource);
    }

    private static Attempt lambda(String command, String action) {
        return new Attempt("lambda " + command + " --function-name fn", "lambda:" + action, FN);
    }
}
