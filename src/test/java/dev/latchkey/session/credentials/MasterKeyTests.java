package dev.latchkey.session.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyTests {

    private static final byte[] KEY = new byte[32];

    @TempDir
    private Path directory;

    @Test
    void isMadeAtTheFirstStartForThisUserAlone() throws IOException {
        byte[] made = key(null, null).read(true);

        assertThat(made).hasSize(32).isNotEqualTo(KEY);
        assertThat(key(null, null).read(false)).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("master.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void isNotMadeAnewOnceSecretsAreSealed() {
        assertThatThrownBy(() -> key(null, null).read(false))
                .hasMessageStartingWith("Latchkey cannot start. The master key file " + directory.resolve("master.key")
                        + " is not there.");
        assertThat(directory.resolve("master.key")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw-r-----", "rw----r--", "rw--w----"})
    void isRefusedWhenOthersMayReadOrWriteItsFile(String permissions) throws IOException {
        Path file = file(Base64.getEncoder().encodeToString(KEY), permissions);

        assertThatThrownBy(() -> key(file, null).read(true))
                .hasMessage(
                        "Latchkey cannot start. The master key file " + file + " is open to other users (" + permissions
                                + "). Whoever reads it can open every sealed secret. Run chmod 600 " + file + ".");
    }

    @Test
    void comesFromTheNamedFileBeforeAllOthers() throws IOException {
        Path file = file(Base64.getEncoder().encodeToString(KEY) + "\n", "rw-------");

        assertThat(key(file, Base64.getEncoder().encodeToString(new byte[] {1})).read(true))
                .isEqualTo(KEY);
        assertThat(directory.resolve("master.key")).doesNotExist();
    }

    @Test
    void comesFromTheEnvironmentWhenNoFileIsNamed() {
        assertThat(key(null, Base64.getEncoder().encodeToString(KEY)).read(true))
                .isEqualTo(KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "c2hvcnQ=", "this is not Base64 at all", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void isRefusedUnlessItIs32BytesInBase64AndNotPrinted(String text) throws IOException {
        Path file = file(text, "rw-------");

        assertThatThrownBy(() -> key(file, null).read(true))
                .hasMessage("Latchkey cannot start. The master key in " + file
                        + " is not usable. It must be 32 bytes in Base64. Make one with: openssl rand -base64 32");
    }

    private MasterKey key(@Nullable Path file, @Nullable String environment) {
        return new MasterKey(new CustodyProperties(directory, file, environment));
    }

    private Path file(String text, String permissions) throws IOException {
        Path file = Files.writeString(directory.resolve("named.key"), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        return file;
    }
}
