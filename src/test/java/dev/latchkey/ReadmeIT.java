package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs the README's commands as they stand there, on free ports; runs after {@code package}, which made the jar. */
class ReadmeIT {

    private static final Pattern BLOCK = Pattern.compile("```\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("http://localhost:(\\d+)/login/link\\?token=\\S+");
    private static final Pattern SANDBOX = Pattern.compile("The sandbox listens on (http://127\\.0\\.0\\.1:\\d+)");
    private static final int PATIENCE_SECONDS = 180;

    @TempDir
    private Path directory;

    /** Verify and package are what runs this test; the container needs an engine. */
    private static final List<String> PROVED_BY_RUNNING = List.of("mvn verify", "mvn -DskipTests package");

    @Test
    void namesNoCommandThatIsNotRunHere() throws IOException {
        assertThat(commands())
                .allMatch(command -> PROVED_BY_RUNNING.contains(command)
                        || command.equals("mvn spring-boot:run")
                        || command.startsWith("java -jar target/latchkey.jar")
                        || command.startsWith("export AWS_")
                        || command.startsWith("aws sts get-session-token")
                        || command.startsWith("curl --aws-sigv4"));
        assertThat(Files.exists(Path.of("target/latchkey.jar"))).isTrue();
    }

    @Test
    void startsTheConsoleByTheFirstCommand() throws Exception {
        assertThat(commands()).contains("mvn spring-boot:run");
        try (Started run = start(
                "mvn",
                "-o",
                "-q",
                "spring-boot:run",
                "-Dspring-boot.run.arguments=--server.port=0 --latchkey.sandbox.port=0 --latchkey.data-dir="
                        + directory)) {
            assertThat(home(run.awaits(LINK).group())).contains("First key");
        }
    }

    @Test
    void startsTheConsoleFromTheJar() throws Exception {
        assertThat(commands()).contains("java -jar target/latchkey.jar");
        try (Started run = start(
                java(),
                "-jar",
                "target/latchkey.jar",
                "--server.port=0",
                "--latchkey.sandbox.port=0",
                "--latchkey.data-dir=" + directory)) {
            Matcher link = run.awaits(LINK);
            assertThat(home(link.group())).contains("First key");
            HttpRequest health = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + link.group(1) + "/actuator/health"))
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(health, BodyHandlers.ofString())
                            .body())
                    .contains("UP");
        }
    }

    @Test
    void startsTheSandboxAloneForTheAwsCliAndCurl() throws Exception {
        assertThat(commands()).contains("java -jar target/latchkey.jar sandbox");
        assumeTrue(onPath("aws") && onPath("curl"), "aws or curl is not on the PATH");
        try (Started run = start(
                java(),
                "-jar",
                "target/latchkey.jar",
                "sandbox",
                "--latchkey.sandbox.port=0",
                "--latchkey.data-dir=" + directory)) {
            String endpoint = run.awaits(SANDBOX).group(1);
            JsonNode key = adminKey();
            String script = commands().stream()
                    .filter(command -> command.matches("(export AWS_|aws sts|curl --aws).*"))
                    .reduce("set -e", (all, command) -> all + "\n" + command)
                    .replace("http://127.0.0.1:4580", endpoint);
            ProcessBuilder shell = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true);
            shell.environment().put("AWS_ACCESS_KEY_ID", key.path("AccessKeyId").asString());
            shell.environment()
                    .put("AWS_SECRET_ACCESS_KEY", key.path("SecretAccessKey").asString());
            shell.environment().put("AWS_PAGER", "");
            Process process = shell.start();
            String output = new String(process.getInputStream().readAllBytes());

            assertThat(process.waitFor()).as("exit code").isZero();
            assertThat(output).contains("\"SessionToken\"").endsWith("Hello from Lambda!");
        }
    }

    private JsonNode adminKey() throws IOException {
        JsonNode account = JsonMapper.builder().build().readTree(Files.readString(directory.resolve("sandbox.json")));
        for (JsonNode user : account.path("authorizationDetails").path("UserDetailList")) {
            if (user.path("UserName").asString().equals("latchkey-admin")) {
                return user.path("AccessKeys").path(0);
            }
        }
        throw new AssertionError("There is no latchkey-admin");
    }

    private static String home(String link) throws IOException, InterruptedException {
        HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        HttpResponse<String> answer =
                browser.send(HttpRequest.newBuilder(URI.create(link)).build(), BodyHandlers.ofString());
        return answer.body();
    }

    /** The lines of the README's blocks, without what follows a number sign. */
    private static List<String> commands() throws IOException {
        List<String> commands = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(Files.readString(Path.of("README.md")));
        while (blocks.find()) {
            blocks.group(1)
                    .lines()
                    .map(line -> line.replaceFirst("\\s{2,}#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .forEach(commands::add);
        }
        return commands;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static boolean onPath(String name) {
        return Stream.of(System.getenv("PATH").split(":")).anyMatch(part -> Files.isExecutable(Path.of(part, name)));
    }

    private Started start(String... command) throws IOException {
        Path output = directory.resolveSibling("readme-" + System.nanoTime() + ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new Started(process, output);
    }

    /** A running command; ended with all it started. */
    private record Started(Process process, Path output) implements AutoCloseable {

        Matcher awaits(Pattern line) throws IOException, InterruptedException {
            for (int tenth = 0; tenth < PATIENCE_SECONDS * 10; tenth++) {
                Matcher found = line.matcher(Files.readString(output));
                if (found.find()) {
                    return found;
                }
                if (!process.isAlive()) {
                    break;
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
            throw new AssertionError("Nothing like " + line + " in the output:\n" + Files.readString(output));
        }

        @Override
        public void close() throws IOException {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
            Files.deleteIfExists(output);
        }
    }
}
