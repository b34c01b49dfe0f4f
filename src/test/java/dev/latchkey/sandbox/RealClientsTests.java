package dev.latchkey.sandbox;

import static dev.latchkey.sandbox.UrlFunctions.MAY_CALL;
import static dev.latchkey.sandbox.UrlFunctions.policy;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sts.model.Credentials;
import tools.jackson.databind.JsonNode;

/** Signatures made by programs that share no code with the sandbox. */
class RealClientsTests {

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    @TempDir
    Path directory;

    @Nested
    @EnabledIf(value = "dev.latchkey.sandbox.Curl#isInstalled", disabledReason = "curl is not on the PATH")
    class CurlCalls {

        @Test
        void getsWithLongTermKeys() {
            URI url = UrlFunctions.iam(sandbox, "hello");

            assertThat(new Curl(sandbox.user("caller", MAY_CALL)).call(url)).isEqualTo("200\nHello from Lambda!");
        }

        @Test
        void getsWithPathAndQuery() {
            URI url = UrlFunctions.iam(sandbox, "echo");

            assertThat(new Curl(sandbox.admin()).call(url.resolve("/orders/7?a=1&b=2")))
                    .startsWith("200\n")
                    .contains("\"rawPath\":\"/orders/7\"", "\"rawQueryString\":\"a=1&b=2\"");
        }

        @Test
        void postsABodyWithASession() {
            URI url = UrlFunctions.iam(sandbox, "echo");
            Caller session = session(sandbox.user("caller", MAY_CALL));

            String answer = new Curl(session)
                    .call(url, "-X", "POST", "-H", "Content-Type: application/json", "--data", "{\"order\":7}");

            assertThat(answer)
                    .startsWith("200\n")
                    .contains("\"body\":\"{\\\"order\\\":7}\"", "\"accessKey\":\"" + session.accessKeyId() + "\"");
        }

        @Test
        void isRefusedWithAnotherSecretOrWithoutTheToken() {
            URI url = UrlFunctions.iam(sandbox, "hello");
            Caller session = session(sandbox.user("caller", MAY_CALL));

            assertThat(new Curl(new Caller(
                                    sandbox.port(),
                                    session.accessKeyId(),
                                    "x".repeat(40),
                                    session.sessionToken().orElseThrow()))
                            .call(url))
                    .startsWith("403\n{\"message\":\"The request signature we calculated does not match");
            assertThat(new Curl(new Caller(sandbox.port(), session.accessKeyId(), session.secretAccessKey(), null))
                            .call(url))
                    .isEqualTo("403\n{\"message\":\"The security token included in the request is invalid.\"}");
        }
    }

    @Nested
    @EnabledIf(value = "dev.latchkey.sandbox.AwsCli#isInstalled", disabledReason = "aws is not on the PATH")
    class AwsCalls {

        @Test
        void getsASessionThatIsTheUser() {
            Caller alice = sandbox.user("alice");

            JsonNode answer = cli(alice).run("sts", "get-session-token", "--duration-seconds", "900");

            assertThat(answer.propertyNames()).containsExactly("Credentials");
            JsonNode issued = answer.path("Credentials");
            assertThat(issued.propertyNames())
                    .containsExactlyInAnyOrder("AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration");
            assertThat(issued.path("AccessKeyId").asString()).startsWith("ASIA");
            assertThat(OffsetDateTime.parse(issued.path("Expiration").asString())
                            .toInstant())
                    .isCloseTo(Instant.now().plusSeconds(900), Assertions.within(60, ChronoUnit.SECONDS));
            JsonNode identity = cli(new Caller(
                            sandbox.port(),
                            issued.path("AccessKeyId").asString(),
                            issued.path("SecretAccessKey").asString(),
                            issued.path("SessionToken").asString()))
                    .run("sts", "get-caller-identity");
            assertThat(identity.propertyNames()).containsExactlyInAnyOrder("UserId", "Account", "Arn");
            assertThat(identity.path("Arn").asString()).isEqualTo("arn:aws:iam::123456789012:user/alice");
            assertThat(identity.path("Account").asString()).isEqualTo("123456789012");
            assertThat(identity.path("UserId").asString())
                    .isEqualTo(sandbox.admin()
                            .iam()
                            .getUser(r -> r.userName("alice"))
                            .user()
                            .userId());
        }

        @Test
        void assumesARole() {
            sandbox.role("app", policy("s3:*"));

            JsonNode answer = cli(sandbox.admin())
                    .run(
                            "sts",
                            "assume-role",
                            "--role-arn",
                            "arn:aws:iam::123456789012:role/app",
                            "--role-session-name",
                            "cli",
                            "--policy",
                            policy("s3:GetObject"));

            assertThat(answer.propertyNames())
                    .containsExactlyInAnyOrder("Credentials", "AssumedRoleUser", "PackedPolicySize");
            assertThat(answer.path("AssumedRoleUser").path("Arn").asString())
                    .isEqualTo("arn:aws:sts::123456789012:assumed-role/app/cli");
            assertThat(answer.path("AssumedRoleUser").path("AssumedRoleId").asString())
                    .matches("AROA[A-Z0-9]{17}:cli");
        }

        @Test
        void isRefusedWithAnotherSecret() {
            Caller alice = sandbox.user("alice");
            AwsCli impostor = cli(new Caller(sandbox.port(), alice.accessKeyId(), "x".repeat(40), null));

            assertThat(impostor.refused("sts", "get-caller-identity"))
                    .contains("An error occurred (SignatureDoesNotMatch) when calling the GetCallerIdentity operation:"
                            + " The request signature we calculated does not match the signature you provided.");
        }

        @Test
        void isRefusedIamWithASession() {
            Caller session = session(sandbox.user("alice", policy("*")));

            assertThat(cli(session).refused("iam", "list-users"))
                    .endsWith("An error occurred (InvalidClientTokenId) when calling the ListUsers operation: The"
                            + " security token included in the request is invalid");
        }

        @Test
        void isToldTheLimitsOfDurations() {
            assertThat(cli(sandbox.user("alice")).refused("sts", "get-session-token", "--duration-seconds", "129601"))
                    .contains("(ValidationError)", "Member must have value less than or equal to 129600");
        }

        private AwsCli cli(Caller caller) {
            return new AwsCli(caller, sandbox.port(), directory);
        }
    }

    private Caller session(Caller user) {
        Credentials issued = user.sts().getSessionToken().credentials();
        return new Caller(sandbox.port(), issued.accessKeyId(), issued.secretAccessKey(), issued.sessionToken());
    }
}
