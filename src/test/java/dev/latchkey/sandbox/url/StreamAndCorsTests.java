package dev.latchkey.sandbox.url;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sandbox.RawHttp.Answer;
import dev.latchkey.sandbox.RunningSandbox;
import dev.latchkey.sandbox.UrlCall;
import dev.latchkey.sandbox.UrlFunctions;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import software.amazon.awssdk.services.lambda.model.InvokeMode;

/** Answers in pieces, and answers to browsers of other origins. */
class StreamAndCorsTests {

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    @Test
    void sendsPiecesBeforeTheEnd() {
        URI url = UrlFunctions.open(sandbox, "stream", config -> config.invokeMode(InvokeMode.RESPONSE_STREAM));
        List<String> pieces = new ArrayList<>();
        List<Long> arrivals = new ArrayList<>();

        Answer answer = UrlCall.get(url).send(piece -> {
            pieces.add(piece);
            arrivals.add(System.nanoTime());
        });

        assertThat(answer.header("Transfer-Encoding")).hasValue("chunked");
        assertThat(answer.header("Content-Length")).isEmpty();
        assertThat(pieces).containsExactly("part 1\n", "part 2\n", "part 3\n", "part 4\n", "part 5\n");
        assertThat(Duration.ofNanos(arrivals.getLast() - arrivals.getFirst())).isGreaterThan(Duration.ofMillis(400));
    }

    @Test
    void sendsAllAtOnceWhereTheUrlIsBuffered() {
        URI url = UrlFunctions.open(sandbox, "stream");

        Answer answer = UrlCall.get(url).send();

        assertThat(answer.header("Transfer-Encoding")).isEmpty();
        assertThat(answer.header("Content-Length")).hasValue("35");
        assertThat(answer.text()).startsWith("part 1\n").endsWith("part 5\n");
    }

    @Test
    void answersAPreflightWithoutASignature() {
        Answer answer = UrlCall.of("OPTIONS", shared())
                .header("Origin", "https://app.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type")
                .send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers("Access-Control-Allow-Origin")).containsExactly("https://app.example");
        assertThat(answer.headers("Access-Control-Allow-Methods")).containsExactly("GET,POST");
        assertThat(answer.headers("Access-Control-Allow-Headers")).containsExactly("content-type,x-amz-date");
        assertThat(answer.headers("Access-Control-Allow-Credentials")).containsExactly("true");
        assertThat(answer.headers("Access-Control-Max-Age")).containsExactly("300");
        assertThat(answer.header("x-amzn-RequestId")).isPresent();
    }

    @Test
    void allowsNoOtherOrigin() {
        Answer answer = UrlCall.of("OPTIONS", shared())
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .send();

        assertThat(answer.headers("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.headers("Access-Control-Allow-Credentials")).isEmpty();
    }

    @Test
    void asksForASignatureWhereAnOptionsRequestIsNoPreflight() {
        assertThat(UrlCall.of("OPTIONS", shared()).send().status()).isEqualTo(403);
    }

    @Test
    void marksTheAnswersOfTheFunction() {
        Answer answer = UrlCall.get(shared())
                .header("Origin", "https://app.example")
                .signed(sandbox.admin())
                .send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers("Access-Control-Allow-Origin")).containsExactly("https://app.example");
        assertThat(answer.headers("Access-Control-Expose-Headers")).containsExactly("x-amzn-requestid");
        assertThat(answer.headers("Access-Control-Allow-Methods")).isEmpty();
    }

    @Test
    void answersAnyOriginWithAStar() {
        URI url = UrlFunctions.open(sandbox, "hello", config -> config.cors(cors -> cors.allowOrigins("*")));

        Answer answer = UrlCall.get(url).header("Origin", "https://app.example").send();

        assertThat(answer.headers("Access-Control-Allow-Origin")).containsExactly("*");
    }

    @Test
    void marksNothingWithoutConfiguration() {
        URI url = UrlFunctions.open(sandbox, "hello");

        Answer answer = UrlCall.get(url).header("Origin", "https://app.example").send();

        assertThat(answer.headers("Access-Control-Allow-Origin")).isEmpty();
    }

    private URI shared() {
        return UrlFunctions.create(
                sandbox,
                "hello",
                config -> config.authType(FunctionUrlAuthType.AWS_IAM)
                        .cors(cors -> cors.allowOrigins("https://app.example")
                                .allowMethods("GET", "POST")
                                .allowHeaders("content-type", "x-amz-date")
                                .exposeHeaders("x-amzn-requestid")
                                .allowCredentials(true)
                                .maxAge(300)));
    }
}
