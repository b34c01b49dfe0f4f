package dev.latchkey.sandbox.url;

import dev.latchkey.sandbox.account.UrlConfig.Cors;
import dev.latchkey.sandbox.signature.SignedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Lambda itself answers browsers of other origins (Lambda Developer Guide, "Cross-origin resource sharing"). */
final class CorsAnswer {

    private CorsAnswer() {}

    /** A preflight is answered without a signature, where CORS is configured. */
    static Optional<UrlAnswer> preflight(@Nullable Cors cors, SignedRequest request, String requestId) {
        boolean asked = request.method().equals("OPTIONS")
                && request.header("origin").isPresent()
                && request.header("access-control-request-method").isPresent();
        if (cors == null || !asked) {
            return Optional.empty();
        }
        List<Map.Entry<String, String>> headers = new ArrayList<>(headers(cors, request));
        put(headers, "access-control-allow-methods", cors.allowMethods());
        put(headers, "access-control-allow-headers", cors.allowHeaders());
        Integer maxAge = cors.maxAge();
        if (maxAge != null) {
            headers.add(Map.entry("access-control-max-age", maxAge.toString()));
        }
        headers.add(Map.entry("x-amzn-RequestId", requestId));
        return Optional.of(UrlAnswer.of(200, headers, new byte[0]));
    }

    /** The headers added to every answer; they win over the function's own. */
    static List<Map.Entry<String, String>> headers(@Nullable Cors cors, SignedRequest request) {
        Optional<String> origin = request.header("origin");
        if (cors == null || origin.isEmpty()) {
            return List.of();
        }
        List<String> allowed = cors.allowOrigins() == null ? List.of() : cors.allowOrigins();
        boolean any = allowed.contains("*");
        if (!any && !allowed.contains(origin.get())) {
            return List.of();
        }
        boolean credentials = Boolean.TRUE.equals(cors.allowCredentials());
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        headers.add(Map.entry("access-control-allow-origin", any && !credentials ? "*" : origin.get()));
        if (credentials) {
            headers.add(Map.entry("access-control-allow-credentials", "true"));
        }
        put(headers, "access-control-expose-headers", cors.exposeHeaders());
        return headers;
    }

    private static void put(List<Map.Entry<String, String>> headers, String name, @Nullable List<String> values) {
        if (values != null && !values.isEmpty()) {
            headers.add(Map.entry(name, String.join(",", values)));
        }
    }
}
