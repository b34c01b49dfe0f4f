package dev.latchkey.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Every operation, driven by the AWS command line with the administrator's key. */
@EnabledIf("dev.latchkey.sandbox.AwsCli#isInstalled")
class AwsCliTests {

    private static final String ACCOUNT = "arn:aws:iam::123456789012:";
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:fn";
    private static final String READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    private static final String ALLOW =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}";
    private static final String TRUST = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
            + "\"Principal\":{\"AWS\":\"123456789012\",\"Service\":\"lambda.amazonaws.com\"},"
            + "\"Action\":\"sts:AssumeRole\"}]}";

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    @TempDir
    Path directory;

    private AwsCli aws;

    @BeforeEach
    void signWithTheAdministratorsKey() {
        aws = new AwsCli(sandbox.admin(), sandbox.port(), directory);
    }

    @Test
    void drivesSts() {
        assertThat(aws.run("sts", "get-caller-identity").path("Arn").stringValue())
                .isEqualTo(ACCOUNT + "user/latchkey-admin");
        aws.run("iam", "create-role", "--role-name", "runner", "--assume-role-policy-document", TRUST);
        JsonNode assumed =
                aws.run("sts", "assume-role", "--role-arn", ACCOUNT + "role/runner", "--role-session-name", "cli");
        assertThat(assumed.path("AssumedRoleUser").path("Arn").stringValue())
                .isEqualTo("arn:aws:sts::123456789012:assumed-role/runner/cli");
        JsonNode issued =
                aws.run("sts", "get-session-token", "--duration-seconds", "900").path("Credentials");
        AwsCli session = new AwsCli(
                new Caller(
                        sandbox.port(),
                        issued.path("AccessKeyId").stringValue(),
                        issued.path("SecretAccessKey").stringValue(),
                        issued.path("SessionToken").stringValue()),
                sandbox.port(),
                directory);
        assertThat(session.run("sts", "get-caller-identity").path("Arn").stringValue())
                .isEqualTo(ACCOUNT + "user/latchkey-admin");
    }

    @Test
    void drivesUsersGroupsAndKeys() {
        aws.run("iam", "create-user", "--user-name", "frida", "--path", "/staff/", "--tags", "Key=team,Value=blue");
        assertThat(aws.run("iam", "get-user", "--user-name", "frida")
                        .path("User")
                        .path("Arn")
                        .stringValue())
                .isEqualTo(ACCOUNT + "user/staff/frida");
        assertThat(aws.run("iam", "list-users", "--path-prefix", "/staff/").path("Users"))
                .hasSize(1);
        assertThat(aws.run("iam", "list-user-tags", "--user-name", "frida").path("Tags"))
                .hasSize(1);
        aws.run("iam", "create-group", "--group-name", "night");
        aws.run("iam", "add-user-to-group", "--group-name", "night", "--user-name", "frida");
        assertThat(aws.run("iam", "get-group", "--group-name", "night").path("Users"))
                .hasSize(1);
        assertThat(aws.run("iam", "list-groups").path("Groups")).hasSize(1);
        assertThat(aws.run("iam", "list-groups-for-user", "--user-name", "frida")
                        .path("Groups"))
                .hasSize(1);
        aws.run("iam", "remove-user-from-group", "--group-name", "night", "--user-name", "frida");
        aws.run("iam", "delete-group", "--group-name", "night");
        JsonNode key =
                aws.run("iam", "create-access-key", "--user-name", "frida").path("AccessKey");
        String id = key.path("AccessKeyId").stringValue();
        assertThat(aws.run("iam", "list-access-keys", "--user-name", "frida").path("AccessKeyMetadata"))
                .hasSize(1);
        aws.run("iam", "update-access-key", "--user-name", "frida", "--access-key-id", id, "--status", "Inactive");
        assertThat(aws.run("iam", "get-access-key-last-used", "--access-key-id", id)
                        .path("UserName")
                        .stringValue())
                .isEqualTo("frida");
        assertThat(aws.refused("iam", "delete-user", "--user-name", "frida"))
                .endsWith("An error occurred (DeleteConflict) when calling the DeleteUser operation:"
                        + " Cannot delete entity, must delete access keys first.");
        aws.run("iam", "delete-access-key", "--user-name", "frida", "--access-key-id", id);
        assertThat(aws.run("iam", "list-mfa-devices", "--user-name", "frida").path("MFADevices"))
                .isEmpty();
        aws.run("iam", "delete-user", "--user-name", "frida");
    }

    @Test
    void drivesPoliciesOfUsersGroupsAndRoles() {
        aws.run("iam", "create-user", "--user-name", "h");
        aws.run("iam", "create-group", "--group-name", "h");
        aws.run("iam", "create-role", "--role-name", "h", "--assume-role-policy-document", TRUST);
        for (String kind : new String[] {"user", "group", "role"}) {
            String[] holder = {"--" + kind + "-name", "h"};
            run(holder, "put-" + kind + "-policy", "--policy-name", "p", "--policy-document", ALLOW);
            assertThat(run(holder, "get-" + kind + "-policy", "--policy-name", "p")
                            .path("PolicyDocument")
                            .path("Version")
                            .stringValue())
                    .isEqualTo("2012-10-17");
            assertThat(run(holder, "list-" + kind + "-policies").path("PolicyNames"))
                    .hasSize(1);
            run(holder, "delete-" + kind + "-policy", "--policy-name", "p");
            run(holder, "attach-" + kind + "-policy", "--policy-arn", READ_ONLY);
            assertThat(run(holder, "list-attached-" + kind + "-policies").path("AttachedPolicies"))
                    .hasSize(1);
            run(holder, "detach-" + kind + "-policy", "--policy-arn", READ_ONLY);
        }
        for (String kind : new String[] {"user", "role"}) {
            String[] holder = {"--" + kind + "-name", "h"};
            run(holder, "put-" + kind + "-permissions-boundary", "--permissions-boundary", READ_ONLY);
            run(holder, "delete-" + kind + "-permissions-boundary");
        }
        aws.run("iam", "update-assume-role-policy", "--role-name", "h", "--policy-document", TRUST);
        assertThat(aws.run("iam", "get-role", "--role-name", "h")
                        .path("Role")
                        .path("AssumeRolePolicyDocument")
                        .path("Statement"))
                .hasSize(1);
        assertThat(aws.run("iam", "list-roles").path("Roles")).hasSize(1);
        aws.run("iam", "delete-role", "--role-name", "h");
    }

    @Test
    void drivesManagedPoliciesAndTheAccount() {
        String arn = ACCOUNT + "policy/open";
        aws.run("iam", "create-policy", "--policy-name", "open", "--policy-document", ALLOW);
        aws.run("iam", "create-policy-version", "--policy-arn", arn, "--policy-document", ALLOW, "--set-as-default");
        assertThat(aws.run("iam", "get-policy", "--policy-arn", arn)
                        .path("Policy")
                        .path("DefaultVersionId")
                        .stringValue())
                .isEqualTo("v2");
        assertThat(aws.run("iam", "get-policy-version", "--policy-arn", arn, "--version-id", "v1")
                        .path("PolicyVersion")
                        .path("Document")
                        .path("Statement"))
                .hasSize(1);
        aws.run("iam", "set-default-policy-version", "--policy-arn", arn, "--version-id", "v1");
        assertThat(aws.run("iam", "list-policy-versions", "--policy-arn", arn).path("Versions"))
                .hasSize(2);
        aws.run("iam", "delete-policy-version", "--policy-arn", arn, "--version-id", "v2");
        assertThat(aws.run("iam", "list-policies", "--scope", "Local").path("Policies"))
                .hasSize(1);
        aws.run("iam", "attach-user-policy", "--user-name", "latchkey-admin", "--policy-arn", arn);
        assertThat(aws.run("iam", "list-entities-for-policy", "--policy-arn", arn)
                        .path("PolicyUsers"))
                .hasSize(1);
        assertThat(aws.run("iam", "get-account-authorization-details", "--max-items", "1")
                        .path("UserDetailList"))
                .hasSize(1);
        aws.run("iam", "detach-user-policy", "--user-name", "latchkey-admin", "--policy-arn", arn);
        aws.run("iam", "delete-policy", "--policy-arn", arn);
        assertThat(aws.run("iam", "get-account-summary")
                        .path("SummaryMap")
                        .path("PolicySizeQuota")
                        .intValue())
                .isEqualTo(6144);
        assertThat(aws.run("iam", "list-account-aliases").path("AccountAliases"))
                .isEmpty();
    }

    @Test
    void drivesFunctionsAliasesAndUrls() {
        createFunction();
        assertThat(aws.run("lambda", "list-functions").path("Functions")).hasSize(1);
        assertThat(aws.run("lambda", "get-function", "--function-name", FUNCTION)
                        .path("Configuration")
                        .path("State")
                        .stringValue())
                .isEqualTo("Active");
        aws.run("lambda", "wait", "function-active-v2", "--function-name", "fn");
        aws.run("lambda", "publish-version", "--function-name", "fn");
        assertThat(aws.run("lambda", "list-versions-by-function", "--function-name", "fn")
                        .path("Versions"))
                .hasSize(2);
        aws.run("lambda", "create-alias", "--function-name", "fn", "--name", "prod", "--function-version", "1");
        aws.run("lambda", "get-alias", "--function-name", "fn", "--name", "prod");
        assertThat(aws.run("lambda", "list-aliases", "--function-name", "fn").path("Aliases"))
                .hasSize(1);
        String[] alias = {"--function-name", "fn", "--qualifier", "prod"};
        assertThat(lambda(alias, "create-function-url-config", "--auth-type", "AWS_IAM")
                        .path("FunctionUrl")
                        .stringValue())
                .startsWith("http://");
        assertThat(lambda(alias, "update-function-url-config", "--auth-type", "NONE")
                        .path("AuthType")
                        .stringValue())
                .isEqualTo("NONE");
        lambda(alias, "get-function-url-config");
        assertThat(aws.run("lambda", "list-function-url-configs", "--function-name", "fn")
                        .path("FunctionUrlConfigs"))
                .hasSize(1);
        lambda(alias, "delete-function-url-config");
        aws.run("lambda", "put-function-concurrency", "--function-name", "fn", "--reserved-concurrent-executions", "3");
        aws.run("lambda", "get-function-concurrency", "--function-name", "fn");
        aws.run("lambda", "delete-function-concurrency", "--function-name", "fn");
        aws.run("lambda", "get-account-settings");
        aws.run("lambda", "list-tags", "--resource", FUNCTION);
        aws.run("lambda", "delete-alias", "--function-name", "fn", "--name", "prod");
        aws.run("lambda", "delete-function", "--function-name", "fn");
    }

    @Test
    void drivesResourcePoliciesAndInvocation() throws IOException {
        createFunction();
        String[] fn = {"--function-name", "fn"};
        assertThat(lambda(
                                fn,
                                "add-permission",
                                "--statement-id",
                                "url-1",
                                "--action",
                                "lambda:InvokeFunctionUrl",
                                "--principal",
                                "*",
                                "--function-url-auth-type",
                                "AWS_IAM")
                        .path("Statement")
                        .stringValue())
                .contains("\"lambda:FunctionUrlAuthType\":\"AWS_IAM\"");
        assertThat(lambda(fn, "get-policy").path("Policy").stringValue()).contains("\"Sid\":\"url-1\"");
        lambda(fn, "remove-permission", "--statement-id", "url-1");
        assertThat(aws.refused("lambda", "get-policy", "--function-name", "fn"))
                .endsWith("An error occurred (ResourceNotFoundException) when calling the GetPolicy operation:"
                        + " The resource you requested does not exist.");
        Path payload = aws.file("payload.json", "{\"a\":1}");
        Path answer = directory.resolve("answer.json");
        assertThat(lambda(fn, "invoke", "--payload", "fileb://" + payload, answer.toString())
                        .path("StatusCode")
                        .intValue())
                .isEqualTo(200);
        assertThat(Files.readString(answer)).isEqualTo("{\"a\":1}");
    }

    @Test
    void addsTheSecondStatementOfAFunctionUrl() {
        createFunction();
        String[] command = {
            "lambda",
            "add-permission",
            "--function-name",
            "fn",
            "--statement-id",
            "url-2",
            "--action",
            "lambda:InvokeFunction",
            "--principal",
            "*",
            "--invoked-via-function-url"
        };
        assumeTrue(aws.knows("--invoked-via-function-url", command), "this command line is older than October 2025");
        assertThat(aws.run("lambda", "get-policy", "--function-name", "fn")
                        .path("Policy")
                        .stringValue())
                .contains("\"Bool\":{\"lambda:InvokedViaFunctionUrl\":\"true\"}");
    }

    private void createFunction() {
        aws.run("iam", "create-role", "--role-name", "runner", "--assume-role-policy-document", TRUST);
        aws.run(
                "lambda",
                "create-function",
                "--function-name",
                "fn",
                "--runtime",
                "nodejs18.x",
                "--role",
                ACCOUNT + "role/runner",
                "--handler",
                "echo",
                "--zip-file",
                "fileb://" + aws.zip("code.zip"));
    }

    private JsonNode run(String[] holder, String operation, String... options) {
        return aws.run(joined("iam", operation, holder, options));
    }

    private JsonNode lambda(String[] function, String operation, String... options) {
        return aws.run(joined("lambda", operation, function, options));
    }

    private static String[] joined(String service, String operation, String[] first, String[] second) {
        String[] command = new String[2 + first.length + second.length];
        command[0] = service;
        command[1] = operation;
        System.arraycopy(first, 0, command, 2, first.length);
        System.arraycopy(second, 0, command, 2 + first.length, second.length);
        return command;
    }
}
