package dev.latchkey.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.sandbox.signature.CanonicalRequest;
import dev.latchkey.sandbox.signature.CredentialScope;
import dev.latchkey.sandbox.signature.SignedRequest;
import dev.latchkey.sandbox.signature.SigningKey;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** A call of a function URL, signed by the AWS SDK's signer or, where that would refuse, by hand. */
public final class UrlCall {

    private final String method;
    private final List<Map.Entry<String, String>> headers = new ArrayList<>();
    private URI uri;
    private byte[] body = new byte[0];

    private UrlCall(String method, URI uri) {
        this.method = method;
        this.uri = uri;
    }

    public static UrlCall get(URI uri) {
        return new UrlCall("GET", uri);
    }

    public static UrlCall post(URI uri, String body) {
        return of("POST", uri).body(body.getBytes(UTF_8));
    }

    public static UrlCall of(String method, URI uri) {
        return new UrlCall(method, uri);
    }

    public UrlCall header(String name, String value) {
        headers.add(Map.entry(name, value));
        return this;
    }

    public URI uri() {
        return uri;
    }

    /** Of a header that is there. */
    public String value(String name) {
        return headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    public UrlCall without(String name) {
        headers.removeIf(header -> header.getKey().equalsIgnoreCase(name));
        return this;
    }

    /** After signing: another body than the one signed. */
    public UrlCall body(byte[] other) {
        body = other.clone();
        return this;
    }

    /** After signing: another address than the one signed. */
    public UrlCall to(URI other) {
        uri = other;
        return this;
    }

    public UrlCall signed(Caller caller) {
        return signed(caller, Instant.now(), "us-east-1", "lambda");
    }

    public UrlCall signedAt(Caller caller, Instant moment) {
        return signed(caller, moment, "us-east-1", "lambda");
    }

    public UrlCall signed(Caller caller, Instant moment, String region, String service) {
        SdkHttpRequest signed = AwsV4HttpSigner.create()
                .sign(signing(caller, moment)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                        .build())
                .request();
        headers.clear();
        signed.headers().forEach((name, values) -> values.forEach(value -> headers.add(Map.entry(name, value))));
        return without("host").without("content-length");
    }

    public UrlCall presigned(Caller caller, Instant moment, Duration lifetime) {
        uri = AwsV4HttpSigner.create()
                .sign(signing(caller, moment)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "lambda")
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, lifetime)
                        .build())
                .request()
                .getUri();
        return this;
    }

    private SignRequest.Builder<AwsCredentialsIdentity> signing(Caller caller, Instant moment) {
        SdkHttpRequest.Builder request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(method))
                .uri(uri)
                .putHeader("Host", uri.getAuthority());
        headers.forEach(header -> request.appendHeader(header.getKey(), header.getValue()));
        AwsCredentialsIdentity identity = caller.sessionToken()
                .<AwsCredentialsIdentity>map(
                        token -> AwsSessionCredentials.create(caller.accessKeyId(), caller.secretAccessKey(), token))
                .orElseGet(() -> AwsBasicCredentials.create(caller.accessKeyId(), caller.secretAccessKey()));
        return SignRequest.builder(identity)
                .request(request.build())
                .payload(() -> new ByteArrayInputStream(body))
                .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, Clock.fixed(moment, ZoneOffset.UTC));
    }

    /** By hand: with a scope, a date and a payload hash the SDK's signer would not write. */
    public UrlCall signedByHand(Caller caller, CredentialScope scope, String date, @Nullable String payloadHash) {
        TreeMap<String, String> all = new TreeMap<>(Map.of("host", uri.getAuthority(), "x-amz-date", date));
        if (payloadHash != null) {
            all.put("x-amz-content-sha256", payloadHash);
        }
        caller.sessionToken().ifPresent(token -> all.put("x-amz-security-token", token));
        headers.forEach(header -> all.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        SignedRequest request = new SignedRequest(
                method,
                uri.getRawPath(),
                uri.getRawQuery() == null ? "" : uri.getRawQuery(),
                all.entrySet().stream()
                        .map(header -> new SignedRequest.Header(header.getKey(), header.getValue()))
                        .toList(),
                body);
        String canonical = CanonicalRequest.STANDARD.of(
                request, List.copyOf(all.keySet()), payloadHash == null ? SigningKey.sha256(body) : payloadHash);
        String signature =
                SigningKey.sign(caller.secretAccessKey(), scope, SigningKey.stringToSign(date, scope, canonical));
        headers.clear();
        all.forEach(this::header);
        header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential="
                        + String.join(
                                "/",
                                caller.accessKeyId(),
                                scope.date(),
                                scope.region(),
                                scope.service(),
                                scope.terminator())
                        + ", SignedHeaders=" + String.join(";", all.keySet()) + ", Signature=" + signature);
        return without("host");
    }

    public RawHttp.Answer send() {
        return send(chunk -> {});
    }

    /** Tells of every chunk of the answer when it arrives. */
    public RawHttp.Answer send(Consumer<String> chunks) {
        List<Map.Entry<String, String>> all = new ArrayList<>();
        all.add(Map.entry("Host", uri.getAuthority()));
        headers.stream()
                .filter(header -> !Set.of("host", "content-length", "connection")
                        .contains(header.getKey().toLowerCase(Locale.ROOT)))
                .forEach(all::add);
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return RawHttp.send(uri.getPort(), method, path + query, all, body, chunks);
    }
}
