package dev.latchkey.sandbox;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The curl command line as one caller, signing by its own code. */
record Curl(Caller caller) {

    static boolean isInstalled() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "curl")));
    }

    /** The status on the first line, then the body. */
    String call(URI url, String... more) {
        List<String> line = new ArrayList<>(List.of(
                "curl",
                "--silent",
                "--show-error",
                "--max-time",
                "30",
                "--aws-sigv4",
                "aws:amz:us-east-1:lambda",
                "--user",
                caller.accessKeyId() + ":" + caller.secretAccessKey()));
        caller.sessionToken().ifPresent(token -> line.addAll(List.of("-H", "x-amz-security-token: " + token)));
        line.addAll(List.of(more));
        line.addAll(List.of("--write-out", "\n%{http_code}", url.toString()));
        try {
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            int end = out.lastIndexOf('\n');
            return out.substring(end + 1) + "\n" + out.substring(0, end);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
