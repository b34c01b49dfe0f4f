package dev.latchkey.sandbox.url;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sandbox.handler.Handler.Failed;
import dev.latchkey.sandbox.handler.Handler.Outcome;
import dev.latchkey.sandbox.handler.Handler.Returned;
import dev.latchkey.sandbox.handler.Handler.Streamed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of what a function returns, as recorded against AWS. */
class ResponseMappingTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"hello\" | hello",
                "{\"hello\": \"world\"} | {\"hello\":\"world\"}",
                "[\"hello\", 3, true] | [\"hello\",3,true]",
                "3 | 3",
                "3.1 | 3.1",
                "true | true",
                "null | null",
                "{\"body\":\"x\"} | {\"body\":\"x\"}",
                "{\"statusCode\":200,\"body\":\"body123\"} | body123",
                "{\"statusCode\":200,\"body\":\"{\\\"hello\\\": \\\"world\\\"}\"} | {\"hello\": \"world\"}"
            })
    void answersWithTheValue(String returned, String body) throws Exception {
        UrlAnswer answer = map(returned);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(text(answer)).isEqualTo(body);
        assertThat(values(answer, "content-type")).containsExactly("application/json");
        assertThat(values(answer, "content-length")).containsExactly(Integer.toString(body.getBytes(UTF_8).length));
        assertThat(values(answer, "x-amzn-requestid")).containsExactly("request");
        assertThat(values(answer, "x-amzn-trace-id")).containsExactly("Root=1");
    }

    @Test
    void takesTheStatusAsNumberOrText() throws Exception {
        assertThat(map("{\"statusCode\":418}").status()).isEqualTo(418);
        assertThat(map("{\"statusCode\":\"418\"}").status()).isEqualTo(418);
    }

    @Test
    void answersAnEmptyBodyWhereThereIsNone() throws Exception {
        assertThat(text(map("{\"statusCode\":204}"))).isEmpty();
        assertThat(text(map("{\"statusCode\":200,\"body\":null}"))).isEmpty();
    }

    @Test
    void takesHeadersAndCookies() throws Exception {
        UrlAnswer answer = map("{\"statusCode\":200,\"headers\":{\"Content-Type\":\"text/html\",\"X-One\":1},"
                + "\"cookies\":[\"a=1; Secure\",\"b=2\"],\"body\":\"<p>\"}");

        assertThat(values(answer, "content-type")).containsExactly("text/html");
        assertThat(values(answer, "x-one")).containsExactly("1");
        assertThat(values(answer, "set-cookie")).containsExactly("a=1; Secure", "b=2");
    }

    @Test
    void ignoresMultiValueHeaders() throws Exception {
        UrlAnswer answer = map("{\"statusCode\":200,\"multiValueHeaders\":{\"X-Many\":[\"1\",\"2\"]},\"body\":\"\"}");

        assertThat(values(answer, "x-many")).isEmpty();
    }

    @Test
    void keepsTheConnectionsOwnHeaders() throws Exception {
        UrlAnswer answer = map("{\"statusCode\":200,\"headers\":{\"Content-Length\":\"99\",\"Connection\":\"close\","
                + "\"Transfer-Encoding\":\"chunked\",\"Date\":\"never\",\"x-amzn-RequestId\":\"mine\"},"
                + "\"body\":\"four\"}");

        assertThat(values(answer, "content-length")).containsExactly("4");
        assertThat(values(answer, "connection")).isEmpty();
        assertThat(values(answer, "transfer-encoding")).isEmpty();
        assertThat(values(answer, "date")).isEmpty();
        assertThat(values(answer, "x-amzn-requestid")).containsExactly("request");
    }

    @Test
    void decodesABinaryBody() throws Exception {
        UrlAnswer answer = map("{\"statusCode\":200,\"isBase64Encoded\":true,\"body\":\"AP8K\"}");

        assertThat(bytes(answer)).containsExactly(0, 0xFF, 10);
        assertThat(values(answer, "content-length")).containsExactly("3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"statusCode\":\"abc\"}",
                "{\"statusCode\":42}",
                "{\"statusCode\":null}",
                "{\"statusCode\":200,\"isBase64Encoded\":true,\"body\":\"*\"}",
                "not json",
                ""
            })
    void answersNonsenseWith502(String returned) throws Exception {
        assertFailure(map(returned));
    }

    @Test
    void answersAFailureWith502() throws Exception {
        assertFailure(map(new Failed("Error", "secret reason"), false));
    }

    @Test
    void answersMoreThanSixMegabytesWith502() throws Exception {
        assertFailure(map("\"" + "x".repeat(6 * 1024 * 1024) + "\""));
        assertFailure(map(new Streamed(200, "text/plain", out -> out.write(new byte[7 * 1024 * 1024])), false));
    }

    @Test
    void collectsAStreamWhereTheUrlIsBuffered() throws Exception {
        UrlAnswer answer = map(new Streamed(201, "text/plain", out -> out.write("parts".getBytes(UTF_8))), false);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(values(answer, "content-length")).containsExactly("5");
        assertThat(text(answer)).isEqualTo("parts");
    }

    @Test
    void namesNoLengthOfAStream() throws Exception {
        UrlAnswer answer = map(new Streamed(200, "text/plain", out -> out.write("parts".getBytes(UTF_8))), true);

        assertThat(values(answer, "content-length")).isEmpty();
        assertThat(text(answer)).isEqualTo("parts");
    }

    private static void assertFailure(UrlAnswer answer) throws Exception {
        assertThat(answer.status()).isEqualTo(502);
        assertThat(text(answer)).isEqualTo("Internal Server Error");
        assertThat(values(answer, "x-amzn-errortype")).isEmpty();
        assertThat(values(answer, "x-amzn-requestid")).containsExactly("request");
    }

    private static UrlAnswer map(String returned) throws InterruptedException {
        return map(new Returned(returned.getBytes(UTF_8)), false);
    }

    private static UrlAnswer map(Outcome outcome, boolean streaming) throws InterruptedException {
        return new ResponseMapping("request", "Root=1", streaming).of(outcome);
    }

    private static List<String> values(UrlAnswer answer, String name) {
        return answer.headers().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static String text(UrlAnswer answer) throws IOException, InterruptedException {
        return new String(bytes(answer), UTF_8);
    }

    private static byte[] bytes(UrlAnswer answer) throws IOException, InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        answer.body().writeTo(body);
        return body.toByteArray();
    }
}
