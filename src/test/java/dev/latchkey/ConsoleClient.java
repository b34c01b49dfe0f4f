package dev.latchkey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Uses the console over HTTP as a browser without scripts does: cookies, forms with their CSRF field, no redirects followed by itself. */
public final class ConsoleClient {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI base;
    private String csrf = "";

    public ConsoleClient(int port) {
        this.base = URI.create("http://localhost:" + port);
    }

    /** Signs in as admin; fails loudly when the password is refused. */
    public ConsoleClient signIn(String password) {
        get("/login");
        Page answer = post("/login", "username", "admin", "password", password);
        if (answer.status() != 302 || answer.location().contains("error")) {
            throw new AssertionError("Not signed in: " + answer.status() + " " + answer.location());
        }
        open("/");
        return this;
    }

    public Page get(String path) {
        return send(HttpRequest.newBuilder(resolve(path)).GET().build());
    }

    /** Follows up to five redirects of a GET. */
    public Page open(String path) {
        Page page = get(path);
        for (int hop = 0; hop < 5 && page.status() / 100 == 3; hop++) {
            page = get(page.location());
        }
        return page;
    }

    /** Posts name-value pairs with the CSRF token of the last page seen. */
    public Page post(String path, String... fields) {
        if (csrf.isEmpty()) {
            open("/");
        }
        String form = IntStream.range(0, fields.length / 2)
                        .mapToObj(i -> encode(fields[2 * i]) + "=" + encode(fields[2 * i + 1]))
                        .collect(Collectors.joining("&"))
                + "&_csrf=" + encode(csrf);
        return send(HttpRequest.newBuilder(resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    /** Posts and opens the page the answer leads to; a page that answers directly is returned as it is. */
    public Page submit(String path, String... fields) {
        Page answer = post(path, fields);
        return answer.status() / 100 == 3 ? open(answer.location()) : answer;
    }

    private Page send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            Matcher token = CSRF.matcher(response.body());
            if (token.find()) {
                csrf = token.group(1);
            }
            return new Page(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("location").orElse(""),
                    response.headers().map().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private URI resolve(String path) {
        return base.resolve(path);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** An answer. */
    public record Page(int status, String body, String location, String headers) {

        /** The body as a reader sees it: tags gone, entities decoded, white space folded. */
        public String text() {
            return body.replaceAll("(?s)<(script|style|svg)\\b.*?</\\1>", " ")
                    .replaceAll("<[^>]*>", " ")
                    .replace("&quot;", "\"")
                    .replace("&#39;", "'")
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&amp;", "&")
                    .replaceAll("\\s+", " ");
        }
    }
}
