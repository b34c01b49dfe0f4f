package dev.latchkey.console;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Makes {@code latchkey.data-dir} absolute, since H2 takes no relative path, and creates it for this user alone. */
class DataDirectory implements EnvironmentPostProcessor, Ordered {

    private static final String PROPERTY = "latchkey.data-dir";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Path directory = Path.of(environment.getProperty(PROPERTY, "./data"))
                .toAbsolutePath()
                .normalize();
        create(directory);
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("latchkeyDataDirectory", Map.of(PROPERTY, directory.toString())));
        refuseForgetfulH2(environment);
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    private static void create(Path directory) {
        try {
            boolean posix =
                    FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
            if (!Files.isDirectory(directory) && posix) {
                Files.createDirectories(
                        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectories(directory);
            }
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Latchkey cannot start. The data directory " + directory + " cannot be created ("
                            + e.getClass().getSimpleName()
                            + "). Set latchkey.data-dir to a directory this user may write.",
                    e);
        }
    }

    /** By default H2 acknowledges commits it has not written; a killed process then loses them. */
    private static void refuseForgetfulH2(ConfigurableEnvironment environment) {
        String url = environment.getProperty("spring.datasource.url", "");
        if (url.startsWith("jdbc:h2:file:") && !url.toUpperCase().contains("WRITE_DELAY=0")) {
            throw new IllegalStateException("Latchkey cannot start. spring.datasource.url names an H2 file without "
                    + "WRITE_DELAY=0, so a killed process would lose what it acknowledged. Add ;WRITE_DELAY=0 to it.");
        }
    }
}
