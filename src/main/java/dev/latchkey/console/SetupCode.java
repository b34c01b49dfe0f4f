package dev.latchkey.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.stereotype.Component;

/** The code in {@code <data-dir>/setup-code} that sets the first password where real connections are used. */
@Component
class SetupCode {

    private static final int TRIES = 5;

    private final SignInLink codes;
    private final Path file;
    private int wrong;

    SetupCode(SignInLink codes, ConsoleProperties properties) {
        this.codes = codes;
        this.file = properties.dataDir().resolve("setup-code");
    }

    /** Writes a new code for this user's eyes only and returns where it stands. */
    synchronized Path write() throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, codes.issue() + "\n", StandardCharsets.US_ASCII, StandardOpenOption.WRITE);
        wrong = 0;
        return file;
    }

    /** Whether setting up is possible at all. */
    boolean open() {
        return Files.exists(file);
    }

    /** After five wrong tries the code is replaced, so it cannot be guessed. */
    synchronized boolean redeem(String offered) throws IOException {
        if (codes.redeem(offered.strip())) {
            Files.deleteIfExists(file);
            return true;
        }
        if (++wrong >= TRIES) {
            write();
        }
        return false;
    }
}
