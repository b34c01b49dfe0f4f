package dev.latchkey.sandbox.url;

import static dev.latchkey.sandbox.UrlFunctions.MAY_CALL;
import static dev.latchkey.sandbox.url.FrontEndAnswers.MISMATCH;
import static dev.latchkey.sandbox.url.FrontEndAnswers.UNKNOWN_TOKEN;
import static dev.latchkey.sandbox.url.FrontEndAnswers.assertRefused;
import static dev.latchkey.sandbox.url.FrontEndAnswers.assertTyped;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sandbox.Caller;
import dev.latchkey.sandbox.RawHttp.Answer;
import dev.latchkey.sandbox.RunningSandbox;
import dev.latchkey.sandbox.UrlCall;
import dev.latchkey.sandbox.UrlFunctions;
import dev.latchkey.sandbox.signature.CredentialScope;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Region, service and time of a signature, and the order in which a function URL judges them. */
class SignatureScopeTests {

    private static final DateTimeFormatter AMZ =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String SIGNATURE = "InvalidSignatureException";

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
    void refusesAStaleSignature() {
        Instant stale = Instant.now().minusSeconds(400);

        Answer answer = UrlCall.get(url).signedAt(caller, stale).send();

        assertTyped(answer, 403, SIGNATURE);
        Matcher sentence = Pattern.compile("\\{\"message\":\"Signature expired: (\\d{8}T\\d{6}Z) is now earlier than"
                        + " (\\d{8}T\\d{6}Z) \\((\\d{8}T\\d{6}Z) - 5 min\\.\\)\"}")
                .matcher(answer.text());
        assertThat(sentence.matches()).as(answer.text()).isTrue();
        assertThat(sentence.group(1)).isEqualTo(AMZ.format(stale));
        assertThat(Duration.between(moment(sentence.group(2)), moment(sentence.group(3))))
                .isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void refusesASignatureOfTheFuture() {
        Instant early = Instant.now().plusSeconds(400);

        Answer answer = UrlCall.get(url).signedAt(caller, early).send();

        assertTyped(answer, 403, SIGNATURE);
        Matcher sentence = Pattern.compile(
                        "\\{\"message\":\"Signature not yet current: (\\d{8}T\\d{6}Z) is still later than"
                                + " (\\d{8}T\\d{6}Z) \\((\\d{8}T\\d{6}Z) \\+ 5 min\\.\\)\"}")
                .matcher(answer.text());
        assertThat(sentence.matches()).as(answer.text()).isTrue();
        assertThat(sentence.group(1)).isEqualTo(AMZ.format(early));
        assertThat(Duration.between(moment(sentence.group(3)), moment(sentence.group(2))))
                .isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void acceptsAClockFourMinutesOff() {
        Instant now = Instant.now();

        assertThat(UrlCall.get(url)
                        .signedAt(caller, now.minusSeconds(240))
                        .send()
                        .status())
                .isEqualTo(200);
        assertThat(UrlCall.get(url)
                        .signedAt(caller, now.plusSeconds(240))
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refusesAnotherRegionServiceOrTerminator() {
        Instant now = Instant.now();
        CredentialScope good = scope(now);

        assertRefused(
                UrlCall.get(url).signed(caller, now, "eu-west-1", "lambda").send(),
                403,
                SIGNATURE,
                "{\"message\":\"Credential should be scoped to a valid region. \"}");
        assertRefused(
                UrlCall.get(url).signed(caller, now, "us-east-1", "execute-api").send(),
                403,
                SIGNATURE,
                "{\"message\":\"Credential should be scoped to correct service: 'lambda'. \"}");
        assertRefused(
                UrlCall.get(url)
                        .signedByHand(
                                caller,
                                new CredentialScope(good.date(), "us-east-1", "lambda", "aws5_request"),
                                AMZ.format(now),
                                null)
                        .send(),
                403,
                SIGNATURE,
                "{\"message\":\"Credential should be scoped with a valid terminator: 'aws4_request'. \"}");
    }

    @Test
    void refusesAScopeOfAnotherDay() {
        String date = AMZ.format(Instant.now());

        Answer answer = UrlCall.get(url)
                .signedByHand(
                        caller, new CredentialScope("20201123", "us-east-1", "lambda", "aws4_request"), date, null)
                .send();

        assertTyped(answer, 403, SIGNATURE);
        assertThat(answer.text())
                .startsWith("{\"message\":\"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of"
                        + " date from HTTP: '20201123' != '" + date.substring(0, 8) + "'");
    }

    @Test
    void refusesAScopeWithPartOfTheDay() {
        Instant now = Instant.now();

        for (String part : List.of("", "2026")) {
            assertThat(UrlCall.get(url)
                            .signedByHand(
                                    caller,
                                    new CredentialScope(part, "us-east-1", "lambda", "aws4_request"),
                                    AMZ.format(now),
                                    null)
                            .send()
                            .text())
                    .startsWith("{\"message\":\"Date in Credential scope does not match");
        }
    }

    @Test
    void reportsABadSignatureOfACallerWhoLacksPermission() {
        Caller nobody = sandbox.user("nobody");
        Caller impostor = new Caller(sandbox.port(), nobody.accessKeyId(), "x".repeat(40), null);

        assertRefused(UrlCall.get(url).signed(impostor).send(), 403, SIGNATURE, MISMATCH);
    }

    @Test
    void reportsTheScopeBeforeTheDateAndTheDateBeforeTheKey() {
        Caller stranger = new Caller(sandbox.port(), "AKIAAAAAAAAAAAAAAAAA", "secret", null);
        Instant stale = Instant.now().minusSeconds(4000);

        assertThat(UrlCall.get(url)
                        .signed(stranger, stale, "eu-west-1", "lambda")
                        .send()
                        .text())
                .contains("Credential should be scoped to a valid region");
        assertThat(UrlCall.get(url).signedAt(stranger, stale).send().text()).contains("Signature expired");
        assertThat(UrlCall.get(url).signed(stranger).send().text()).isEqualTo(UNKNOWN_TOKEN);
    }

    private static CredentialScope scope(Instant now) {
        return new CredentialScope(AMZ.format(now).substring(0, 8), "us-east-1", "lambda", "aws4_request");
    }

    private static Instant moment(String amzDate) {
        return Instant.from(AMZ.parse(amzDate));
    }
}
