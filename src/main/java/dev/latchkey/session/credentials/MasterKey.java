package dev.latchkey.session.credentials;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The 32 bytes that wrap all keysets: from a file, from the environment, or made at the first start. */
@Component
final class MasterKey {

    static final int LENGTH = 32;

    private static final Logger LOG = LoggerFactory.getLogger(MasterKey.class);
    private static final String GENERATED = "master.key";
    private static final Set<PosixFilePermission> OWNER =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final CustodyProperties properties;

    MasterKey(CustodyProperties properties) {
        this.properties = properties;
    }

    /**
     * The key's bytes, for the caller to wipe.
     *
     * @param mayCreate false once secrets are sealed: a new key could not open them
     */
    byte[] read(boolean mayCreate) {
        if (properties.masterKeyFile() != null) {
            return fromFile(properties.masterKeyFile());
        }
        if (properties.masterKey() != null && !properties.masterKey().isBlank()) {
            LOG.warn("The master key came from the environment, where other processes of this user can read it."
                    + " A file named by latchkey.master-key-file is safer.");
            return decoded(properties.masterKey(), "latchkey.master-key");
        }
        Path generated = properties.dataDir().resolve(GENERATED);
        if (mayCreate && Files.notExists(generated)) {
            create(generated);
        }
        return fromFile(generated);
    }

    private static byte[] fromFile(Path file) {
        try {
            refuseReadableByOthers(file);
            return decoded(Files.readString(file, StandardCharsets.US_ASCII), file.toString());
        } catch (NoSuchFileException e) {
            throw cannotStart(
                    "The master key file " + file + " is not there.",
                    "The secrets in the database were sealed with it.",
                    "Put it back, or name it by latchkey.master-key-file.");
        } catch (IOException e) {
            throw cannotStart(
                    "The master key file " + file + " cannot be read.",
                    "The system answered " + e.getClass().getSimpleName() + ".",
                    "Let the user that runs Latchkey read it.");
        }
    }

    private static void refuseReadableByOthers(Path file) throws IOException {
        if (!posix()) {
            return;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (!OWNER.containsAll(permissions)) {
            throw cannotStart(
                    "The master key file " + file + " is open to other users ("
                            + PosixFilePermissions.toString(permissions) + ").",
                    "Whoever reads it can open every sealed secret.",
                    "Run chmod 600 " + file + ".");
        }
    }

    private static byte[] decoded(String text, String where) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            key = new byte[0];
        }
        if (key.length != LENGTH) {
            Arrays.fill(key, (byte) 0);
            throw cannotStart(
                    "The master key in " + where + " is not usable.",
                    "It must be 32 bytes in Base64.",
                    "Make one with: openssl rand -base64 32");
        }
        return key;
    }

    /** Written through to the disk: secrets sealed with a lost key are lost. */
    private static void create(Path file) {
        byte[] key = new byte[LENGTH];
        new SecureRandom().nextBytes(key);
        FileAttribute<?>[] owner = posix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
                : new FileAttribute<?>[0];
        try (FileChannel channel =
                FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner)) {
            channel.write(ByteBuffer.wrap(Base64.getEncoder().encode(key)));
            channel.force(true);
        } catch (IOException e) {
            throw cannotStart(
                    "The master key file " + file + " cannot be written.",
                    "The system answered " + e.getClass().getSimpleName() + ".",
                    "Let the user that runs Latchkey write there, or set latchkey.master-key-file.");
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    static IllegalStateException cannotStart(String what, String why, String todo) {
        return new IllegalStateException("Latchkey cannot start. " + what + " " + why + " " + todo);
    }
}
