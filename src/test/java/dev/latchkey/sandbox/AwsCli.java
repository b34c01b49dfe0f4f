package dev.latchkey.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The AWS command line as one caller of a sandbox. */
record AwsCli(Caller caller, int port, Path directory) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static boolean isInstalled() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "aws")));
    }

    /** What a command answered; nothing is an empty object. */
    JsonNode run(String... command) {
        Ran ran = execute(command);
        if (ran.exit() != 0) {
            throw new AssertionError(
                    "aws " + String.join(" ", command) + " ended with " + ran.exit() + ": " + ran.err());
        }
        return JSON.readTree(ran.out().isBlank() ? "{}" : ran.out());
    }

    /** What a command that must not succeed said. */
    String refused(String... command) {
        Ran ran = execute(command);
        if (ran.exit() == 0) {
            throw new AssertionError("aws " + String.join(" ", command) + " was not refused: " + ran.out());
        }
        return ran.err().strip();
    }

    /** Whether this version of the command line knows an option; older ones lack the newer members. */
    boolean knows(String option, String... command) {
        return !execute(command).err().contains("Unknown options: " + option);
    }

    private Ran execute(String... command) {
        try {
            Path out = Files.createTempFile(directory, "aws", ".out");
            Path err = Files.createTempFile(directory, "aws", ".err");
            Process process = process(command)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("aws " + String.join(" ", command) + " did not end");
            }
            return new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private ProcessBuilder process(String... command) {
        List<String> line = new ArrayList<>(List.of("aws"));
        line.addAll(List.of(command));
        line.addAll(List.of("--endpoint-url", "http://127.0.0.1:" + port, "--region", "us-east-1", "--output", "json"));
        ProcessBuilder builder = new ProcessBuilder(line).directory(directory.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("AWS_"));
        environment.put("AWS_ACCESS_KEY_ID", caller.accessKeyId());
        environment.put("AWS_SECRET_ACCESS_KEY", caller.secretAccessKey());
        caller.sessionToken().ifPresent(token -> environment.put("AWS_SESSION_TOKEN", token));
        environment.put("AWS_CONFIG_FILE", directory.resolve("none").toString());
        environment.put("AWS_SHARED_CREDENTIALS_FILE", directory.resolve("none").toString());
        environment.put("AWS_MAX_ATTEMPTS", "1");
        environment.put("AWS_PAGER", "");
        return builder;
    }

    /** A file the command line can read as {@code fileb://} or {@code file://}. */
    Path file(String name, byte[] content) {
        try {
            return Files.write(directory.resolve(name), content);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    Path file(String name, String content) {
        return file(name, content.getBytes(UTF_8));
    }

    /** A zip file with one entry, as the command line wants code to be. */
    Path zip(String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("index.mjs"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return file(name, bytes.toByteArray());
    }

    private record Ran(int exit, String out, String err) {}
}
