package dev.latchkey.sandbox.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sandbox.signature.SignedRequest.Header;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Four signatures the AWS SDK for Java made and an independent computation repeated. */
class GoldenSignatureTests {

    private static final String DATE = "20261123T010000Z";
    private static final CredentialScope SCOPE = new CredentialScope("20261123", "us-east-1", "lambda", "aws4_request");

    private final List<Header> headers = new ArrayList<>(
            List.of(new Header("Host", "abc.lambda-url.us-east-1.on.aws"), new Header("X-Amz-Date", DATE)));

    @Test
    void signsAGetWithLongTermKeys() {
        assertThat(signature("GET", "/", "", "", "host;x-amz-content-sha256;x-amz-date"))
                .isEqualTo("8801c0f0b7de5fc60f7c9a31a653661468e432bc7f7312c3c94b6f344ad9d99e");
    }

    @Test
    void signsTheSessionToken() {
        headers.add(new Header("X-Amz-Security-Token", "TOK+/="));

        assertThat(signature("GET", "/", "", "", "host;x-amz-content-sha256;x-amz-date;x-amz-security-token"))
                .isEqualTo("b359dfccfef4e338d1b5088999af78518d06ab2e15183e874d28eed8cf90e63f");
    }

    @Test
    void signsAPostWithItsBodyAndContentType() {
        headers.add(new Header("X-Amz-Security-Token", "TOK+/="));
        headers.add(new Header("Content-Type", "application/json"));
        String signed = "content-type;host;x-amz-content-sha256;x-amz-date;x-amz-security-token";

        assertThat(signature("POST", "/orders", "b=2&a=1", "{\"x\":1}", signed))
                .isEqualTo("194b606e1e9625ce2bf873a439f1f98291571c757f930f10067753eaafc3950b");
    }

    @Test
    void hashesTheBodyAndTheCanonicalRequestOfThePost() {
        headers.add(new Header("X-Amz-Security-Token", "TOK+/="));
        headers.add(new Header("Content-Type", "application/json"));
        String signed = "content-type;host;x-amz-content-sha256;x-amz-date;x-amz-security-token";

        String canonical = canonical("POST", "/orders", "b=2&a=1", "{\"x\":1}", signed);

        assertThat(canonical).endsWith("5041bf1f713df204784353e82f6a4a535931cb64f1f4b4a5aeaffcb720918b22");
        assertThat(SigningKey.sha256(canonical.getBytes(UTF_8)))
                .isEqualTo("2a478db9eeb00ce8f09fc4b5499adc8773bbe6c7ca8cae2907b2e673216fb546");
    }

    @Test
    void encodesTheEncodedPathOnceMore() {
        headers.add(new Header("X-Amz-Security-Token", "TOK+/="));
        String signed = "host;x-amz-content-sha256;x-amz-date;x-amz-security-token";

        assertThat(canonical("GET", "/a%20b/caf%C3%A9", "q=a%20b", "", signed))
                .startsWith("GET\n/a%2520b/caf%25C3%25A9\nq=a%20b\n");
        assertThat(signature("GET", "/a%20b/caf%C3%A9", "q=a%20b", "", signed))
                .isEqualTo("f1d71112f45767d79bf511d709c4fcb29c8db028cccd4ee813d15d9ca6ad271b");
    }

    @Test
    void normalizesPathAndQueryAsTheSdkDoes() {
        String canonical =
                canonical("GET", "/a%20b/c%2Fd/../e//f", "x=1&x=0&y=a%20b&z=%2B&empty", "", "host;x-amz-date");

        assertThat(canonical).startsWith("GET\n/a%2520b/e/f\nempty=&x=0&x=1&y=a%20b&z=%2B\n");
    }

    private String signature(String method, String path, String query, String body, String signed) {
        String canonical = canonical(method, path, query, body, signed);
        return SigningKey.sign("secret", SCOPE, SigningKey.stringToSign(DATE, SCOPE, canonical));
    }

    private String canonical(String method, String path, String query, String body, String signed) {
        String hash = SigningKey.sha256(body.getBytes(UTF_8));
        List<Header> all = new ArrayList<>(headers);
        all.add(new Header("X-Amz-Content-Sha256", hash));
        return CanonicalRequest.STANDARD.of(
                new SignedRequest(method, path, query, all, body.getBytes(UTF_8)), List.of(signed.split(";")), hash);
    }
}
