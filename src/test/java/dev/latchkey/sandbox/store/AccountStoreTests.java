package dev.latchkey.sandbox.store;

import static dev.latchkey.sandbox.UrlFunctions.policy;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.sandbox.Caller;
import dev.latchkey.sandbox.Refusals;
import dev.latchkey.sandbox.server.SandboxOptions;
import dev.latchkey.sandbox.server.SandboxServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.sts.model.Credentials;

/** What outlives a stop of the sandbox, and what a broken disk does to it. */
class AccountStoreTests {

    private static final String EMPTY = "{\"accountId\":\"123456789012\",\"region\":\"us-east-1\"}";

    @TempDir
    Path directory;

    private SandboxServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void goesOnWhereItStopped() throws IOException {
        Caller admin = start(EMPTY);
        String document = "{ \"Version\":\"2012-10-17\",\n  \"Statement\" : [{\"Effect\":\"Allow\",\"Action\":\"*\","
                + "\"Resource\":\"arn:aws:s3:::größe/*\"}] }";
        admin.iam().createUser(r -> r.userName("alice"));
        admin.iam().putUserPolicy(r -> r.userName("alice").policyName("p").policyDocument(document));
        AccessKey key = admin.iam().createAccessKey(r -> r.userName("alice")).accessKey();
        Credentials issued = caller(key.accessKeyId(), key.secretAccessKey(), null)
                .sts()
                .getSessionToken()
                .credentials();
        String before = kept();

        Caller again = restart();

        assertThat(kept()).isEqualTo(before);
        assertThat(again.accessKeyId()).isEqualTo(admin.accessKeyId());
        assertThat(again.secretAccessKey()).isEqualTo(admin.secretAccessKey());
        assertThat(again.iam()
                        .getUserPolicy(r -> r.userName("alice").policyName("p"))
                        .policyDocument())
                .isEqualTo(encoded(document));
        assertThat(caller(key.accessKeyId(), key.secretAccessKey(), null)
                        .sts()
                        .getCallerIdentity()
                        .arn())
                .endsWith(":user/alice");
        assertThat(caller(issued.accessKeyId(), issued.secretAccessKey(), issued.sessionToken())
                        .sts()
                        .getCallerIdentity()
                        .arn())
                .endsWith(":user/alice");
    }

    @Test
    void keepsTheFileFromOthers() throws IOException {
        start(EMPTY);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("sandbox.json"))))
                .isEqualTo("rw-------");
        assertThat(directory.resolve("sandbox.json.next")).doesNotExist();
    }

    @Test
    void readsTheAccountFileOnlyOnce() throws IOException {
        start(EMPTY);
        stop();

        Caller admin = start(EMPTY.replace("123456789012", "999999999999"));

        assertThat(admin.sts().getCallerIdentity().account()).isEqualTo("123456789012");
    }

    @Test
    void startsWithTheDemoAccountWithoutAnAccountFile() {
        server = new SandboxServer(options(0, Optional.empty()), Clock.systemUTC());

        assertThat(caller(server.accessKeyId(), server.secretAccessKey(), null)
                        .iam()
                        .listUsers()
                        .users())
                .extracting(user -> user.userName())
                .contains("alice", "bob", "latchkey-admin");
    }

    @Test
    void takesTheConfiguredKey() throws IOException {
        Path seed = Files.writeString(directory.resolve("account.json"), EMPTY);
        server = new SandboxServer(
                new SandboxOptions(
                        0,
                        directory,
                        Optional.of(seed),
                        Optional.of("AKIACONFIGUREDKEY234"),
                        Optional.of("configured-secret"),
                        true),
                Clock.systemUTC());

        assertThat(caller("AKIACONFIGUREDKEY234", "configured-secret", null)
                        .sts()
                        .getCallerIdentity()
                        .arn())
                .isEqualTo("arn:aws:iam::123456789012:user/latchkey-admin");
    }

    @Test
    void takesAnExportOfARealAccount() throws IOException {
        String document = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"iam:*\","
                + "\"Resource\":\"*\"}]}";
        Caller admin = start("{\"accountId\":\"123456789012\",\"region\":\"eu-central-1\",\"authorizationDetails\":{"
            + "\"UserDetailList\":[{\"Path\":\"/team/\",\"UserName\":\"carol\",\"UserId\":\"AIDAEXAMPLEEXAMPLE234\","
            + "\"Arn\":\"arn:aws:iam::123456789012:user/team/carol\",\"CreateDate\":\"2024-05-01T08:00:00+00:00\","
            + "\"UserPolicyList\":[{\"PolicyName\":\"asObject\",\"PolicyDocument\":" + document + "},"
                + "{\"PolicyName\":\"asText\",\"PolicyDocument\":\"" + encoded(document) + "\"}],"
                + "\"GroupList\":[\"staff\"],\"AttachedManagedPolicies\":[],\"Tags\":[]}],"
                + "\"GroupDetailList\":[{\"Path\":\"/\",\"GroupName\":\"staff\",\"GroupId\":\"AGPAEXAMPLEEXAMPLE234\","
                + "\"Arn\":\"arn:aws:iam::123456789012:group/staff\",\"CreateDate\":\"2024-05-01T08:00:00Z\","
                + "\"GroupPolicyList\":[],\"AttachedManagedPolicies\":[]}],"
                + "\"RoleDetailList\":[{\"RoleName\":\"bare\",\"AssumeRolePolicyDocument\":" + document + "}],"
                + "\"Policies\":[]}}");

        assertThat(server.region()).isEqualTo("eu-central-1");
        assertThat(admin.iam().getUser(r -> r.userName("carol")).user().arn())
                .isEqualTo("arn:aws:iam::123456789012:user/team/carol");
        assertThat(admin.iam()
                        .getUserPolicy(r -> r.userName("carol").policyName("asText"))
                        .policyDocument())
                .isEqualTo(admin.iam()
                        .getUserPolicy(r -> r.userName("carol").policyName("asObject"))
                        .policyDocument())
                .isEqualTo(encoded(document));
        assertThat(admin.iam().listGroupsForUser(r -> r.userName("carol")).groups())
                .hasSize(1);
        assertThat(admin.iam().getRole(r -> r.roleName("bare")).role().arn())
                .isEqualTo("arn:aws:iam::123456789012:role/bare");
    }

    @Test
    void saysInOneSentenceThatTheFileIsCorrupt() throws IOException {
        Files.writeString(directory.resolve("sandbox.json"), "{\"accountId\": hunter2");

        assertThatThrownBy(() -> start(EMPTY))
                .hasMessage("The sandbox cannot start. " + directory.resolve("sandbox.json")
                        + " is no account (it is not JSON at line 1, column 15). Correct it, or remove it to start"
                        + " over.");
    }

    @Test
    void saysThatTheAccountFileIsMissingOrNoAccount() throws IOException {
        Path missing = directory.resolve("missing.json");
        assertThatThrownBy(() -> new SandboxServer(options(0, Optional.of(missing)), Clock.systemUTC()))
                .hasMessage("The sandbox cannot start. latchkey.sandbox.account-file is " + missing
                        + ", which cannot be read. Name a file that can, or leave the setting out.");

        assertThatThrownBy(() -> start("{\"accountId\":\"12\"}"))
                .hasMessageContaining("\"accountId\" is not twelve digits");
    }

    @Test
    void saysThatThePortIsTaken() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = other.getLocalPort();

            assertThatThrownBy(() -> new SandboxServer(options(port, Optional.empty()), Clock.systemUTC()))
                    .hasMessage("The sandbox cannot start. Port " + port + " on 127.0.0.1 is taken. Stop what uses it,"
                            + " or set latchkey.sandbox.port to another (0 for any).");
        }
    }

    @Test
    void saysThatTheDirectoryCannotBeWritten() throws IOException {
        Path file = Files.writeString(directory.resolve("occupied"), "");

        assertThatThrownBy(() -> new SandboxServer(
                        new SandboxOptions(0, file, Optional.empty(), Optional.empty(), Optional.empty(), true),
                        Clock.systemUTC()))
                .hasMessageStartingWith("The sandbox cannot start. Its file in " + file)
                .hasMessageEndingWith("Set latchkey.data-dir to a directory this user may write.");
    }

    @Test
    void takesBackWhatItCannotKeepAndWorksAgainOnceItCan() throws IOException {
        Caller admin = start(EMPTY);
        Path blocked = directory.resolve("sandbox.json.next");
        Files.createDirectories(blocked.resolve("full"));

        Refusals.assertRefused(
                () -> admin.iam().createUser(r -> r.userName("alice")),
                500,
                "ServiceFailure",
                "Nothing was changed. The sandbox cannot write " + directory.resolve("sandbox.json")
                        + ". Free the disk or its permissions, then try again.");
        assertThat(admin.iam().listUsers().users()).hasSize(1);

        Files.delete(blocked.resolve("full"));
        admin.iam().createUser(r -> r.userName("alice"));
        assertThat(admin.iam().listUsers().users()).hasSize(2);
        assertThat(restart().iam().listUsers().users()).hasSize(2);
    }

    @Test
    void keepsEveryChangeOfManyAtOnce() throws Exception {
        Caller admin = start(EMPTY);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 40; i++) {
                String name = "user-" + i;
                threads.submit(() -> admin.iam().createUser(r -> r.userName(name)));
            }
        }

        assertThat(restart().iam().listUsers().users()).hasSize(41);
    }

    @Test
    void issuesNoSessionItCannotKeep() throws IOException {
        Caller admin = start(EMPTY);
        admin.iam().createUser(r -> r.userName("alice"));
        admin.iam().putUserPolicy(r -> r.userName("alice").policyName("p").policyDocument(policy("*")));
        AccessKey key = admin.iam().createAccessKey(r -> r.userName("alice")).accessKey();
        Caller alice = caller(key.accessKeyId(), key.secretAccessKey(), null);
        Files.createDirectories(directory.resolve("sandbox.json.next").resolve("full"));

        assertThatThrownBy(() -> alice.sts().getSessionToken()).hasMessageContaining("Nothing was changed");

        assertThat(alice.sts().getCallerIdentity().arn()).endsWith(":user/alice");
        assertThat(kept()).doesNotContain("SessionToken\"");
    }

    private Caller start(String account) throws IOException {
        Path seed = Files.writeString(directory.resolve("account.json"), account);
        server = new SandboxServer(options(0, Optional.of(seed)), Clock.systemUTC());
        return caller(server.accessKeyId(), server.secretAccessKey(), null);
    }

    private Caller restart() {
        stop();
        server = new SandboxServer(options(0, Optional.of(directory.resolve("account.json"))), Clock.systemUTC());
        return caller(server.accessKeyId(), server.secretAccessKey(), null);
    }

    private SandboxOptions options(int port, Optional<Path> accountFile) {
        return new SandboxOptions(port, directory, accountFile, Optional.empty(), Optional.empty(), true);
    }

    private Caller caller(String keyId, String secret, String token) {
        return new Caller(server.port(), keyId, secret, token);
    }

    private String kept() throws IOException {
        return Files.readString(directory.resolve("sandbox.json"));
    }

    /** As IAM sends documents: every byte but the unreserved ones percent-encoded. */
    private static String encoded(String document) {
        return URLEncoder.encode(document, UTF_8).replace("+", "%20").replace("*", "%2A");
    }
}
