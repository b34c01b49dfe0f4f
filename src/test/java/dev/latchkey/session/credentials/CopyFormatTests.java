package dev.latchkey.session.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class CopyFormatTests {

    /** AWS promises no alphabet, so the texts must survive every character. */
    private static final String SECRET = "a$HOME`id`\"q\\b'c/+=";

    private static final String TOKEN = "IQoJ$(id)b3JpZ2lu+/=";
    private static final CopyTarget TARGET =
            new CopyTarget("url-caller", "us-east-1", null, Instant.parse("2026-11-23T13:34:07Z"));

    private final SigningCredentials session =
            new SigningCredentials("ASIAQX4MPLE27Q2F", SecretValue.ofText(SECRET), SecretValue.ofText(TOKEN));
    private final SigningCredentials key =
            new SigningCredentials("AKIAIOSFODNN7EXAMPLE", SecretValue.ofText(SECRET), null);

    @Test
    void setsInAShellExactlyWhatAwsGave() throws IOException, InterruptedException {
        assumeThat(Path.of("/bin/bash")).exists();
        String script = CopyFormat.SHELL.filled(TARGET, session).useText(String::new)
                + "printf '%s\\n"
                + "' \"$AWS_ACCESS_KEY_ID\" \"$AWS_SECRET_ACCESS_KEY\" \"$AWS_SESSION_TOKEN\" \"$AWS_REGION\"";

        Process bash = new ProcessBuilder("/bin/bash", "-c", script).start();

        assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines())
                .containsExactly("ASIAQX4MPLE27Q2F", SECRET, TOKEN, "us-east-1");
        assertThat(bash.waitFor()).isZero();
    }

    @Test
    void clearsAForeignTokenWhereThereIsNone() {
        assertThat(CopyFormat.SHELL.filled(TARGET, key).<String>useText(String::new))
                .contains("unset AWS_SESSION_TOKEN");
    }

    @Test
    void answersAsACredentialProcess() {
        Map<String, Object> answer = new JsonMapper()
                .readValue(
                        CopyFormat.CREDENTIAL_PROCESS.filled(TARGET, session).<String>useText(String::new),
                        new TypeReference<>() {});

        assertThat(answer)
                .containsExactly(
                        Map.entry("Version", 1),
                        Map.entry("AccessKeyId", "ASIAQX4MPLE27Q2F"),
                        Map.entry("SecretAccessKey", SECRET),
                        Map.entry("SessionToken", TOKEN),
                        Map.entry("Expiration", "2026-11-23T13:34:07Z"));
    }

    @ParameterizedTest
    @EnumSource
    void masksSecretAndTokenAndTellsOnlyTheTokensLength(CopyFormat format) {
        String masked = format.masked(TARGET, "ASIAQX4MPLE27Q2F", TOKEN.length());

        assertThat(masked)
                .contains("ASIAQX4MPLE27Q2F", "•".repeat(33) + " (" + TOKEN.length() + ")")
                .doesNotContain(SECRET.substring(0, 5), TOKEN.substring(0, 5));
        assertThat(format.masked(TARGET, "AKIAIOSFODNN7EXAMPLE", null)).doesNotContain("• (");
        assertThat(format.filled(TARGET, session)).hasToString("[secret]");
    }

    @ParameterizedTest
    @EnumSource(names = {"SHELL", "POWERSHELL", "PROFILE", "JAVA"})
    void namesTheEndpointWhereAwsIsSomewhereElse(CopyFormat format) {
        CopyTarget sandbox = new CopyTarget("bob", "us-east-1", URI.create("http://127.0.0.1:4580"), null);

        assertThat(format.masked(sandbox, "AKIAIOSFODNN7EXAMPLE", null))
                .contains("http://127.0.0.1:4580")
                .doesNotContain("expires");
    }

    @Test
    void letsCurlReadSecretsFromTheEnvironmentOnly() {
        String text = CopyFormat.CURL.filled(TARGET, session).useText(String::new);

        assertThat(text.substring(text.indexOf("curl")))
                .contains("--aws-sigv4 \"aws:amz:us-east-1:lambda\"", "$AWS_SECRET_ACCESS_KEY", "$AWS_SESSION_TOKEN")
                .doesNotContain("IQoJ", "ASIA");
    }

    @Test
    void namesAProfileWithoutBlanksOrBrackets() {
        assertThat(CopyFormat.PROFILE.masked(new CopyTarget("a]b c", "us-east-1", null, null), "AKIA", null))
                .contains("[latchkey-a-b-c]");
    }

    @Test
    void findsAFormatByItsAddress() {
        assertThat(CopyFormat.ofSlug("credential-process")).contains(CopyFormat.CREDENTIAL_PROCESS);
        assertThat(CopyFormat.ofSlug("../x")).isEmpty();
    }
}
