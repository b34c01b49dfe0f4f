package dev.latchkey.sandbox.url;

import static dev.latchkey.sandbox.UrlFunctions.MAY_CALL;
import static dev.latchkey.sandbox.url.FrontEndAnswers.MISMATCH;
import static dev.latchkey.sandbox.url.FrontEndAnswers.UNKNOWN_TOKEN;
import static dev.latchkey.sandbox.url.FrontEndAnswers.assertRefused;
import static dev.latchkey.sandbox.url.FrontEndAnswers.assertTyped;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sandbox.Caller;
import dev.latchkey.sandbox.RawHttp.Answer;
import dev.latchkey.sandbox.RunningSandbox;
import dev.latchkey.sandbox.UrlCall;
import dev.latchkey.sandbox.UrlFunctions;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Links that carry their signature in the query. */
class PresignedUrlTests {

    private static final DateTimeFormatter AMZ =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    private URI url = URI.create("/");
    private Caller caller;

    @BeforeEach
    void grantAccess() {
        url = UrlFunctions.iam(sandbox, "hello");
        caller = sandbox.user("caller", MAY_CALL);
    }

    @Test
    void letTheirHolderIn() {
        assertThat(UrlCall.get(url.resolve("/a?b=1"))
                        .presigned(caller, Instant.now(), FIVE_MINUTES)
                        .send()
                        .text())
                .isEqualTo("Hello from Lambda!");
    }

    @Test
    void carryTheTokenOfASession() {
        Caller session = session();
        UrlCall call = UrlCall.get(url).presigned(session, Instant.now(), FIVE_MINUTES);

        assertThat(call.send().status()).isEqualTo(200);
        assertRefused(
                call.to(URI.create(call.uri().toString().replaceFirst("&?X-Amz-Security-Token=[^&]*", "")))
                        .send(),
                403,
                "UnrecognizedClientException",
                UNKNOWN_TOKEN);
    }

    @Test
    void outliveTheSkewOfHeaders() {
        Instant before = Instant.now().minus(Duration.ofMinutes(50));

        assertThat(UrlCall.get(url)
                        .presigned(caller, before, Duration.ofHours(1))
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void endWithTheirTime() {
        Instant before = Instant.now().minusSeconds(120);

        Answer answer = UrlCall.get(url)
                .presigned(caller, before, Duration.ofSeconds(60))
                .send();

        assertTyped(answer, 403, "InvalidSignatureException");
        assertThat(answer.text())
                .matches("\\{\"message\":\"Signature expired: " + AMZ.format(before.plusSeconds(60))
                        + " is now earlier than (\\d{8}T\\d{6}Z) \\(\\1 - 0 min\\.\\)\"}");
    }

    @Test
    void areRefusedWhenChanged() {
        UrlCall call = UrlCall.get(url.resolve("/?a=1")).presigned(caller, Instant.now(), FIVE_MINUTES);

        assertRefused(
                call.to(URI.create(call.uri().toString().replace("a=1", "a=2"))).send(),
                403,
                "InvalidSignatureException",
                MISMATCH);
    }

    @Test
    void takeNoBody() {
        assertRefused(
                UrlCall.of("POST", url)
                        .presigned(caller, Instant.now(), FIVE_MINUTES)
                        .body("{}".getBytes(UTF_8))
                        .send(),
                403,
                "InvalidSignatureException",
                MISMATCH);
    }

    private Caller session() {
        Credentials issued = caller.sts().getSessionToken().credentials();
        return new Caller(sandbox.port(), issued.accessKeyId(), issued.secretAccessKey(), issued.sessionToken());
    }
}
