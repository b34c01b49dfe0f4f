package dev.latchkey.sandbox.url;

import dev.latchkey.sandbox.caller.Caller;
import dev.latchkey.sandbox.signature.SignedRequest;
import dev.latchkey.sandbox.signature.UriCoding;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * The event a function gets, payload format 2.0, with the keys real events have (Lambda Developer Guide, "Invoking
 * Lambda function URLs"): what has no value is left out, the Authorization header is taken away.
 */
final class FunctionEvent {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

    private FunctionEvent() {}

    static byte[] of(UrlRequest request, Optional<Caller> caller, String requestId, String traceId, Instant now) {
        SignedRequest sent = request.signed();
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("version", "2.0");
        event.put("routeKey", "$default");
        event.put("rawPath", sent.rawPath());
        event.put("rawQueryString", sent.rawQuery());
        List<String> cookies = cookies(sent);
        if (!cookies.isEmpty()) {
            event.put("cookies", cookies);
        }
        event.put("headers", headers(request, traceId));
        Map<String, String> query = query(sent.rawQuery());
        if (!query.isEmpty()) {
            event.put("queryStringParameters", query);
        }
        event.put("requestContext", context(request, caller, requestId, now));
        boolean textual = textual(sent.header("content-type").orElse(""));
        if (sent.body().length > 0) {
            event.put(
                    "body",
                    textual
                            ? new String(sent.body(), StandardCharsets.UTF_8)
                            : Base64.getEncoder().encodeToString(sent.body()));
        }
        event.put("isBase64Encoded", sent.body().length > 0 && !textual);
        return JSON.writeValueAsBytes(event);
    }

    /** With what the front end adds; the sandbox stands for an endpoint that only speaks TLS. */
    private static Map<String, String> headers(UrlRequest request, String traceId) {
        Map<String, String> headers = new TreeMap<>();
        for (SignedRequest.Header header : request.signed().headers()) {
            if (!header.name().equals("authorization") && !header.name().equals("cookie")) {
                headers.merge(header.name(), header.value(), (one, other) -> one + "," + other);
            }
        }
        headers.put("x-forwarded-for", request.peer());
        headers.put("x-forwarded-port", "443");
        headers.put("x-forwarded-proto", "https");
        headers.put("x-amzn-trace-id", traceId);
        headers.put("x-amzn-tls-version", "TLSv1.3");
        headers.put("x-amzn-tls-cipher-suite", "TLS_AES_128_GCM_SHA256");
        return headers;
    }

    private static List<String> cookies(SignedRequest sent) {
        return sent.header("cookie").stream()
                .flatMap(value -> Arrays.stream(value.split(";")))
                .map(String::strip)
                .filter(cookie -> !cookie.isEmpty())
                .toList();
    }

    /** Repeated names are joined with a comma. */
    private static Map<String, String> query(String rawQuery) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : rawQuery.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            values.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
        }
        Map<String, String> joined = new LinkedHashMap<>();
        values.forEach((name, all) -> joined.put(name, String.join(",", all)));
        return joined;
    }

    private static String decoded(String text) {
        return UriCoding.decode(text.replace('+', ' '));
    }

    private static Map<String, Object> context(
            UrlRequest request, Optional<Caller> caller, String requestId, Instant now) {
        SignedRequest sent = request.signed();
        Map<String, Object> http = new LinkedHashMap<>();
        http.put("method", sent.method());
        http.put("path", sent.rawPath());
        http.put("protocol", "HTTP/1.1");
        http.put("sourceIp", request.peer());
        http.put("userAgent", sent.header("user-agent").orElse(""));
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("accountId", caller.map(who -> who.principal().accountId()).orElse("anonymous"));
        context.put("apiId", request.urlId());
        caller.ifPresent(who -> context.put("authorizer", Map.of("iam", iam(who))));
        context.put("domainName", request.host());
        context.put("domainPrefix", request.urlId());
        context.put("http", http);
        context.put("requestId", requestId);
        context.put("routeKey", "$default");
        context.put("stage", "$default");
        context.put("time", TIME.format(now));
        context.put("timeEpoch", now.toEpochMilli());
        return context;
    }

    private static Map<String, Object> iam(Caller caller) {
        Map<String, Object> iam = new LinkedHashMap<>();
        iam.put("accessKey", caller.accessKeyId());
        iam.put("accountId", caller.principal().accountId());
        iam.put("callerId", caller.userId());
        iam.put("cognitoIdentity", null);
        iam.put("principalOrgId", null);
        iam.put("userArn", caller.arn());
        iam.put("userId", caller.userId());
        return iam;
    }

    /** Other bodies travel as Base64; {@code multipart/form-data} among them. */
    private static boolean textual(String contentType) {
        String type = contentType.toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
        return type.startsWith("text/")
                || type.endsWith("+json")
                || type.endsWith("+xml")
                || List.of(
                                "application/json",
                                "application/javascript",
                                "application/xml",
                                "application/x-www-form-urlencoded")
                        .contains(type);
    }
}
