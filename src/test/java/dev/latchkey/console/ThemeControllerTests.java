package dev.latchkey.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;

class ThemeControllerTests {

    private final ThemeController controller = new ThemeController();

    @Test
    void remembersTheThemeForAYear() {
        String cookie = choose("dark", null).getHeaders().getFirst(HttpHeaders.SET_COOKIE);

        assertThat(cookie).contains("lk-theme=dark", "Max-Age=31536000", "SameSite=Lax");
    }

    @Test
    void forgetsTheChoiceForAnyOtherWord() {
        assertThat(choose("\"><b>", null).getHeaders().getFirst(HttpHeaders.SET_COOKIE))
                .contains("lk-theme=;", "Max-Age=0");
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080/c/sandbox/functions?q=a,/c/sandbox/functions?q=a",
        "http://elsewhere.example//evil.example/,/",
        "http://[,/",
        "mailto:a@b,/"
    })
    void goesBackToThePathOfThePageBeforeAndNeverToAnotherHost(String referer, String location) {
        assertThat(choose("dark", referer).getHeaders().getLocation()).hasToString(location);
    }

    private ResponseEntity<Void> choose(String theme, @Nullable String referer) {
        return controller.choose(theme, referer, new MockHttpServletRequest());
    }
}
