package dev.latchkey.sandbox.store;

import dev.latchkey.sandbox.account.Account;
import dev.latchkey.sandbox.caller.Sessions;
import dev.latchkey.sandbox.store.AccountJson.Loaded;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** {@code sandbox.json}: written whole and moved into place after each change, so that a kill leaves the old or the new. */
public final class AccountStore {

    private static final String DEMO = "/dev/latchkey/sandbox/demo-account.json";

    private final Path file;
    private final Optional<Path> accountFile;

    /**
     * @param accountFile seeds the account instead of the demo account
     */
    public AccountStore(Path directory, Optional<Path> accountFile) {
        this.file = directory.resolve("sandbox.json");
        this.accountFile = accountFile;
    }

    public Path file() {
        return file;
    }

    /** What was there at the last stop, else a fresh account. */
    public Loaded load(Instant now) throws IOException {
        if (!Files.exists(file)) {
            return fresh(now);
        }
        return read(Files.readString(file), file.toString(), now);
    }

    /** The account file's or the demo account, as new. */
    public Loaded fresh(Instant now) throws IOException {
        if (accountFile.isPresent()) {
            Path seed = accountFile.get();
            if (!Files.isReadable(seed)) {
                throw new IllegalStateException("The sandbox cannot start. latchkey.sandbox.account-file is " + seed
                        + ", which cannot be read. Name a file that can, or leave the setting out.");
            }
            return read(Files.readString(seed), seed.toString(), now);
        }
        try (InputStream in = Objects.requireNonNull(AccountStore.class.getResourceAsStream(DEMO))) {
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8), DEMO, now);
        }
    }

    private static Loaded read(String text, String where, Instant now) {
        try {
            return AccountJson.read(text, now);
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "The sandbox cannot start. " + where + " is no account (" + e.getMessage()
                            + "). Correct it, or remove it to start over.",
                    e);
        }
    }

    /** Keeps the account for this user alone; returns what it wrote. */
    public String save(Account account, Sessions sessions) throws IOException {
        String text = AccountJson.write(account, sessions);
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.deleteIfExists(next);
        Files.createFile(next, ownerOnly());
        Files.writeString(next, text, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return text;
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
