package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every source file has the format the formatter gives it; with {@code -Dformat.apply=true} it is given it here. */
class FormatTests {

    private final Formatter formatter = Formatter.createFormatter(
            JavaFormatterOptions.builder().style(Style.PALANTIR).build());

    @Test
    void everySourceFileIsFormatted() throws IOException, FormatterException {
        List<Path> unformatted = new ArrayList<>();
        for (Path file : sources()) {
            String source = Files.readString(file);
            String formatted = formatter.formatSourceAndFixImports(source);
            if (!formatted.equals(source)) {
                unformatted.add(file);
                if (Boolean.getBoolean("format.apply")) {
                    Files.writeString(file, formatted);
                }
            }
        }

        assertThat(unformatted)
                .as("files to be formatted by: mvn test -Dtest=FormatTests -Dformat.apply=true")
                .isEmpty();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }
}
