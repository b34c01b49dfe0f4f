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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Uses the console over HTTP as a browser without scripts does: cookies, forms with their CSRF field, no redirects followed by itself. */
public final class ConsoleClient {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>");
    private static final Pattern AREA = Pattern.compile("<textarea\\b([^>]*)>(.*?)</textarea>", Pattern.DOTALL);
    private static final Pattern SELECT = Pattern.compile("<select\\b([^>]*)>(.*?)</select>", Pattern.DOTALL);
    private static final Pattern CHOSEN = Pattern.compile("<option\\b[^>]*selected[^>]*>");
    private static final Pattern OPTION = Pattern.compile("<option\\b[^>]*>");

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

    /** The same with one more header. */
    public Page get(String path, String header, String value) {
        return send(HttpRequest.newBuilder(resolve(path))
                .header(header, value)
                .GET()
                .build());
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
        return send("*/*", path, fields);
    }

    /** Posts as a browser does that shows the answer as a page. */
    public Page postAsBrowser(String path, String... fields) {
        return send("text/html,application/xhtml+xml", path, fields);
    }

    private Page send(String accept, String path, String... fields) {
        if (csrf.isEmpty()) {
            open("/");
        }
        String form = IntStream.range(0, fields.length / 2)
                        .mapToObj(i -> encode(fields[2 * i]) + "=" + encode(fields[2 * i + 1]))
                        .collect(Collectors.joining("&"))
                + "&_csrf=" + encode(csrf);
        return send(HttpRequest.newBuilder(resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", accept)
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

    /** Sends a form as it is, with some fields changed; a field may stand several times. */
    public Page send(Form form, String... changes) {
        Map<String, String> changed = new LinkedHashMap<>();
        for (int i = 0; i < changes.length; i += 2) {
            changed.put(changes[i], changes[i + 1]);
        }
        List<String> fields = new ArrayList<>();
        form.fields().stream()
                .filter(field -> !changed.containsKey(field.getKey()))
                .forEach(field -> fields.addAll(List.of(field.getKey(), field.getValue())));
        changed.forEach((name, value) -> fields.addAll(List.of(name, value)));
        return submit(form.action(), fields.toArray(String[]::new));
    }

    /** A form of a page. */
    public record Form(String action, List<Map.Entry<String, String>> fields) {}

    /** An answer. */
    public record Page(int status, String body, String location, String headers) {

        /** The form that posts to an action with this text, filled in as the page shows it. */
        public Form form(String action) {
            Matcher forms = FORM.matcher(body);
            while (forms.find()) {
                String target = attribute(forms.group(1), "action");
                if (target.contains(action) && forms.group(1).contains("method=\"post\"")) {
                    return new Form(target, fields(forms.group(2)));
                }
            }
            throw new AssertionError("No form leads to " + action + " on " + text());
        }

        private static List<Map.Entry<String, String>> fields(String form) {
            List<Map.Entry<String, String>> fields = new ArrayList<>();
            Matcher inputs = INPUT.matcher(form);
            while (inputs.find()) {
                String tag = inputs.group();
                boolean choice = tag.contains("type=\"checkbox\"") || tag.contains("type=\"radio\"");
                String name = attribute(tag, "name");
                if (!name.isEmpty() && !name.equals("_csrf") && (!choice || tag.contains("checked"))) {
                    fields.add(Map.entry(name, attribute(tag, "value")));
                }
            }
            Matcher areas = AREA.matcher(form);
            while (areas.find()) {
                fields.add(Map.entry(attribute(areas.group(1), "name"), decoded(areas.group(2))));
            }
            Matcher selects = SELECT.matcher(form);
            while (selects.find()) {
                Matcher chosen = CHOSEN.matcher(selects.group(2));
                Matcher first = OPTION.matcher(selects.group(2));
                String value = chosen.find() ? chosen.group() : first.find() ? first.group() : "";
                fields.add(Map.entry(attribute(selects.group(1), "name"), attribute(value, "value")));
            }
            return fields;
        }

        private static String attribute(String tag, String name) {
            Matcher value = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
            return value.find() ? decoded(value.group(1)) : "";
        }

        private static String decoded(String text) {
            return text.replace("&quot;", "\"")
                    .replace("&#39;", "'")
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&amp;", "&");
        }

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
