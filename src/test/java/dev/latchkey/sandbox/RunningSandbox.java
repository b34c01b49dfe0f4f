package dev.latchkey.sandbox;

import static java.util.Objects.requireNonNull;

import dev.latchkey.sandbox.server.SandboxOptions;
import dev.latchkey.sandbox.server.SandboxServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.FileSystemUtils;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.sts.model.Credentials;

/** A sandbox of its own for each test, on a free port, with an account that holds nothing but its administrator. */
public final class RunningSandbox implements BeforeEachCallback, AfterEachCallback {

    private static final String EMPTY = "{\"accountId\":\"123456789012\",\"region\":\"us-east-1\"}";

    private final boolean dual;
    private @Nullable Path directory;
    private @Nullable SandboxServer server;
    private @Nullable Caller admin;

    public RunningSandbox() {
        this(true);
    }

    private RunningSandbox(boolean dual) {
        this.dual = dual;
    }

    /** One whose function URLs ask for InvokeFunctionUrl alone, as before October 2025. */
    public static RunningSandbox legacy() {
        return new RunningSandbox(false);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        Path fresh = Files.createTempDirectory("sandbox");
        Path account = Files.writeString(fresh.resolve("account.json"), EMPTY);
        SandboxServer started = new SandboxServer(
                new SandboxOptions(0, fresh, Optional.of(account), Optional.empty(), Optional.empty(), dual),
                Clock.systemUTC());
        directory = fresh;
        server = started;
        admin = new Caller(started.port(), started.accessKeyId(), started.secretAccessKey(), null);
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        requireNonNull(server).close();
        FileSystemUtils.deleteRecursively(directory);
    }

    public int port() {
        return requireNonNull(server).port();
    }

    public Instant now() {
        return Clock.systemUTC().instant();
    }

    public Caller admin() {
        return requireNonNull(admin);
    }

    public Caller caller(AccessKey key) {
        return new Caller(port(), key.accessKeyId(), key.secretAccessKey(), null);
    }

    /** A new user with an access key and these inline policies. */
    public Caller user(String name, String... policies) {
        admin().iam().createUser(r -> r.userName(name));
        for (int i = 0; i < policies.length; i++) {
            String policyName = "p" + i;
            String document = policies[i];
            admin().iam()
                    .putUserPolicy(r -> r.userName(name).policyName(policyName).policyDocument(document));
        }
        return caller(admin().iam().createAccessKey(r -> r.userName(name)).accessKey());
    }

    /** A session of a new role with this inline policy. */
    public Caller role(String name, String policy) {
        String trust = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                + "\"Principal\":{\"AWS\":\"123456789012\"},\"Action\":\"sts:AssumeRole\"}]}";
        String arn = admin().iam()
                .createRole(r -> r.roleName(name).assumeRolePolicyDocument(trust))
                .role()
                .arn();
        admin().iam().putRolePolicy(r -> r.roleName(name).policyName("p").policyDocument(policy));
        Credentials issued = admin().sts()
                .assumeRole(r -> r.roleArn(arn).roleSessionName("tests"))
                .credentials();
        return new Caller(port(), issued.accessKeyId(), issued.secretAccessKey(), issued.sessionToken());
    }
}
