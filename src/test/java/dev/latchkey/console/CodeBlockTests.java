package dev.latchkey.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.console.CodeLine.Token;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CodeBlockTests {

    @Test
    void tellsKeysFromStringsAndLiterals() {
        List<CodeLine> lines = CodeBlock.json("{ \"Bool\": { \"a\\\"b\" : \"true\", \"n\": [-1.5e3, true] } }");

        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst().tokens())
                .filteredOn(token -> !token.css().isEmpty() && !token.css().equals("p"))
                .containsExactly(
                        new Token("k", "\"Bool\""),
                        new Token("k", "\"a\\\"b\""),
                        new Token("s", "\"true\""),
                        new Token("k", "\"n\""),
                        new Token("l", "-1.5e3"),
                        new Token("l", "true"));
    }

    @Test
    void losesNoCharacter() {
        String text = "{\n  \"open: [1,\n<script>'&\n}";

        assertThat(CodeBlock.json(text).stream().map(CodeBlockTests::text).collect(Collectors.joining("\n")))
                .isEqualTo(text);
    }

    @Test
    void marksTheLinesAskedFor() {
        List<CodeLine> lines = CodeBlock.mark(CodeBlock.json("{\n1\n2\n}"), "hl", 2, 3);

        assertThat(lines).extracting(CodeLine::mark).containsExactly("", "hl", "hl", "");
    }

    @Test
    void showsRemovedLinesBeforeAddedOnesAndCountsThrough() {
        List<CodeLine> lines = CodeBlock.diff("{\n\"Action\": \"a\"\n}", "{\n\"Action\": [\n\"a\"\n]\n}");

        assertThat(lines).extracting(CodeLine::sign).containsExactly("", "-", "+", "+", "+", "");
        assertThat(lines).extracting(CodeLine::number).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void findsNothingToMarkInEqualTexts() {
        assertThat(CodeBlock.diff("{\n}", "{\n}")).extracting(CodeLine::mark).containsOnly("");
    }

    private static String text(CodeLine line) {
        return line.tokens().stream().map(Token::text).collect(Collectors.joining());
    }
}
