package dev.latchkey.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ConsoleClient;
import dev.latchkey.ConsoleClient.Page;
import dev.latchkey.activity.ActivityEntry;
import dev.latchkey.activity.ActivityLog;
import dev.latchkey.activity.ActivityQuery;
import dev.latchkey.aws.AwsClients;
import dev.latchkey.aws.Connection;
import dev.latchkey.aws.Connections;
import dev.latchkey.inventory.Inventory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** The whole application with a sandbox of its own; SDK clients stand for somebody who works past the console. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public abstract class RunningConsole {

    private static final String PASSWORD = "permission-tests-1";

    @LocalServerPort
    private int port;

    @Autowired
    private Connections connections;

    @Autowired
    private AwsClients clients;

    @Autowired
    private ActivityLog log;

    @Autowired
    private Inventory inventory;

    protected ConsoleClient console;

    @DynamicPropertySource
    static void ownSandbox(DynamicPropertyRegistry properties) throws IOException {
        Files.createDirectories(Path.of("target"));
        Path directory = Files.createTempDirectory(Path.of("target"), "permission-tests");
        properties.add("latchkey.data-dir", () -> directory.toAbsolutePath().toString());
        properties.add("latchkey.sandbox.port", () -> "0");
        properties.add("latchkey.admin.password", () -> PASSWORD);
    }

    @BeforeEach
    void signIn() {
        console = new ConsoleClient(port).signIn(PASSWORD);
    }

    protected Connection sandbox() {
        return connections.get("sandbox");
    }

    protected Inventory inventory() {
        return inventory;
    }

    protected IamClient iam() {
        return clients.iam(sandbox());
    }

    protected LambdaClient lambda() {
        return clients.lambda(sandbox());
    }

    /** A new user without anything. */
    protected void user(String name) {
        iam().createUser(request -> request.userName(name));
        inventory.changed(sandbox());
    }

    /** A new function with a URL, made through the console. */
    protected void function(String name) {
        Page made = console.post("/c/sandbox/functions/new", "given", "true", "name", name, "url", "true");
        assertThat(made.status()).isEqualTo(303);
    }

    /** The newest entries about a subject, newest first. */
    protected List<ActivityEntry> entries(String subject) {
        return log.entries(ActivityQuery.of("sandbox", 200)).stream()
                .filter(entry -> entry.subject().equals(subject))
                .toList();
    }

    /** The value of the first field of that name on a page. */
    protected static String field(Page page, String name) {
        Matcher value =
                Pattern.compile("name=\"" + name + "\"[^>]*value=\"([^\"]*)\"").matcher(page.body());
        return value.find() ? value.group(1).replace("&amp;", "&") : "";
    }
}
