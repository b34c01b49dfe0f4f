package dev.latchkey.sandbox.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sandbox.signature.SignedRequest.Header;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The requests of the public Signature Version 4 test suite, which encodes paths once. */
class PublicSuiteTests {

    private static final String DATE = "20150830T123600Z";
    private static final CredentialScope SCOPE =
            new CredentialScope("20150830", "us-east-1", "service", "aws4_request");

    static Stream<Case> cases() throws IOException {
        try (InputStream in = PublicSuiteTests.class.getResourceAsStream("public-suite.json")) {
            JsonNode suite = JsonMapper.builder().build().readTree(in);
            List<Case> cases = new ArrayList<>();
            suite.path("cases").forEach(node -> cases.add(new Case(node)));
            return cases.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void reproducesTheSignature(Case suite) {
        assertThat(suite.signature()).isEqualTo(suite.node().path("signature").asString());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesAnotherSignatureForAnotherMethod(Case suite) {
        assertThat(suite.signed("DELETE")).isNotEqualTo(suite.signature());
    }

    /** One request in one of the two forms of signing. */
    record Case(JsonNode node) {

        String signature() {
            return signed(node.path("method").asString());
        }

        String signed(String method) {
            String[] target = node.path("target").asString().split("\\?", 2);
            byte[] body = node.path("body").asString().getBytes(UTF_8);
            List<Header> headers = new ArrayList<>();
            node.path("headers")
                    .forEach(header -> headers.add(
                            new Header(header.path(0).asString(), header.path(1).asString())));
            SignedRequest request =
                    new SignedRequest(method, target[0], target.length == 1 ? "" : target[1], headers, body);
            String canonical = new CanonicalRequest(
                            false, node.path("normalize").asBoolean())
                    .of(request, List.of(node.path("signedHeaders").asString().split(";")), SigningKey.sha256(body));
            return SigningKey.sign(
                    "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", SCOPE, SigningKey.stringToSign(DATE, SCOPE, canonical));
        }

        @Override
        public String toString() {
            return node.path("case").asString() + ", " + node.path("form").asString();
        }
    }
}
