package dev.latchkey.permission.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTests {

    @ParameterizedTest
    @ValueSource(strings = {"url-caller", "mara.okafor@example.com", "a+b=c,d_e", "1"})
    void takesWhatIamTakes(String name) {
        assertThat(Names.user(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two words", "slash/ed", "größe", "<script>"})
    void refusesWhatIamRefuses(String name) {
        assertThat(Names.user(name)).isPresent();
    }

    @Test
    void namesTheCharacterAndTheLength() {
        assertThat(Names.user("two words"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("\"blank\""));
        assertThat(Names.user("x".repeat(65)))
                .hasValueSatisfying(reason -> assertThat(reason).contains("65"));
        assertThat(Names.function("hello.url"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("\".\""));
        assertThat(Names.function("x".repeat(65))).isPresent();
        assertThat(Names.policy("x".repeat(128))).isEmpty();
    }

    @Test
    void knowsPaths() {
        assertThat(Names.path("/")).isEmpty();
        assertThat(Names.path("/division/team/")).isEmpty();
        assertThat(Names.path("team")).isPresent();
        assertThat(Names.path("/with blank/")).isPresent();
    }
}
