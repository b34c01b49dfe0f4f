package dev.latchkey.console;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Remembers light or dark in a cookie, for browsers that run no script; others set the same cookie themselves. */
@Controller
class ThemeController {

    static final String COOKIE = "lk-theme";

    @PostMapping("/theme")
    ResponseEntity<Void> choose(
            @RequestParam(defaultValue = "") String theme,
            @RequestHeader(name = HttpHeaders.REFERER, required = false) @Nullable String referer,
            HttpServletRequest request) {
        ResponseCookie cookie = ResponseCookie.from(COOKIE, ThemeAdvice.known(theme) ? theme : "")
                .path("/")
                .sameSite("Lax")
                .secure(request.isSecure())
                .maxAge(ThemeAdvice.known(theme) ? Duration.ofDays(365) : Duration.ZERO)
                .build();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .location(URI.create(pathOf(referer)))
                .build();
    }

    /** Only the path of the page before: the header must not lead to another host. */
    private static String pathOf(@Nullable String referer) {
        if (referer == null) {
            return "/";
        }
        try {
            URI page = URI.create(referer);
            String path = page.getRawPath();
            if (path == null || !path.startsWith("/") || path.startsWith("//")) {
                return "/";
            }
            return page.getRawQuery() == null ? path : path + "?" + page.getRawQuery();
        } catch (IllegalArgumentException e) {
            return "/";
        }
    }
}
