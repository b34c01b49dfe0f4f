package dev.latchkey.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The lines of the package's README, compiled and run with nothing of ours but this package, and no library but Jackson. */
class LibraryTests {

    private static final Path README = Path.of("src/main/java/dev/latchkey/policy/README.md");
    private static final Path CLASSES = classes();

    @TempDir
    private Path folder;

    private String classPath = "";

    @BeforeEach
    void gatherPolicyAndJackson() throws IOException {
        Path from = CLASSES.resolve("dev/latchkey/policy");
        Path to = folder.resolve("library/dev/latchkey/policy");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        List<String> jackson = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar ->
                        Path.of(jar).getFileName().toString().matches("jackson-(core|databind|annotations)-.*\\.jar"))
                .toList();
        assertThat(jackson).as("Jackson on the class path of this test").hasSizeGreaterThanOrEqualTo(3);
        classPath = folder.resolve("library") + File.pathSeparator + String.join(File.pathSeparator, jackson);
    }

    @Test
    void theLinesOfTheReadmeRunWithoutSpring() throws IOException {
        String readme = Files.readString(README);
        String lines = block(readme, "java");
        assertThat(lines.lines()).as("five lines").hasSize(5);
        compile(program(lines, block(readme, "json")));
        assertThat(run()).isEqualTo(told(readme));
    }

    @Test
    void theClassPathHoldsNothingOfSpring() throws IOException {
        compile("class Program { public static void main(String[] a) throws Exception {"
                + " Class.forName(\"org.springframework.core.SpringVersion\"); } }");
        assertThat(run()).isEqualTo("java.lang.ClassNotFoundException: org.springframework.core.SpringVersion");
    }

    private static String block(String readme, String language) {
        Matcher block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(readme);
        assertThat(block.find()).as(language).isTrue();
        return block.group(1);
    }

    private static String told(String readme) {
        Matcher told = Pattern.compile("prints `([^`]+)`").matcher(readme);
        assertThat(told.find()).isTrue();
        return told.group(1);
    }

    private static String program(String lines, String json) {
        return "import dev.latchkey.policy.*;\nimport dev.latchkey.policy.json.*;\n"
                + "class Program {\n  public static void main(String[] arguments) {\n    String json = "
                + new JsonMapper().writeValueAsString(json) + ";\n" + lines + "  }\n}\n";
    }

    private void compile(String program) throws IOException {
        Path source = Files.writeString(folder.resolve("Program.java"), program);
        int outcome = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", classPath, "-d", folder.toString(), source.toString());
        assertThat(outcome).as(program).isZero();
    }

    /** The one line it printed, or what ended it. */
    private String run() throws IOException {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        folder + File.pathSeparator + classPath,
                        "Program")
                .redirectErrorStream(true)
                .start();
        try (InputStream printed = java.getInputStream()) {
            return new String(printed.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("")
                    .replace("Exception in thread \"main\" ", "");
        }
    }

    private static Path classes() {
        return Path.of(
                Policy.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
}
