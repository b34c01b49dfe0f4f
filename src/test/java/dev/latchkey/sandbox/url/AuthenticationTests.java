package dev.latchkey.sandbox.url;

import static dev.latchkey.sandbox.UrlFunctions.MAY_CALL;
import static dev.latchkey.sandbox.url.FrontEndAnswers.EXPIRED;
import static dev.latchkey.sandbox.url.FrontEndAnswers.MISMATCH;
import static dev.latchkey.sandbox.url.FrontEndAnswers.UNKNOWN_TOKEN;
import static dev.latchkey.sandbox.url.FrontEndAnswers.assertRefused;
import static dev.latchkey.sandbox.url.FrontEndAnswers.assertTyped;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sandbox.Caller;
import dev.latchkey.sandbox.RawHttp;
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
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.sts.model.Credentials;

/** How a function URL with authentication by IAM judges signatures. */
class AuthenticationTests {

    private static final DateTimeFormatter AMZ =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String SIGNATURE = "InvalidSignatureException";
    private static final String TOKEN = "UnrecognizedClientException";

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
    void acceptsLongTermKeysAndSessions() {
        assertThat(UrlCall.get(url).signed(caller).send().text()).isEqualTo("Hello from Lambda!");
        assertThat(UrlCall.get(url).signed(session()).send().text()).isEqualTo("Hello from Lambda!");
        assertThat(UrlCall.get(url).signed(sandbox.role("app", MAY_CALL)).send().text())
                .isEqualTo("Hello from Lambda!");
    }

    @Test
    void acceptsPathsThatAreNormalizedOnlyForSigning() {
        for (String path : List.of("/a%20b/c%2Fd/../e//f?x=1&x=0&y=a%20b&z=%2B&empty", "/caf%C3%A9", "/a/./b/", "//")) {
            URI target = URI.create("http://" + url.getAuthority() + path);
            assertThat(UrlCall.get(target).signed(caller).send().status())
                    .as(path)
                    .isEqualTo(200);
        }
    }

    @Test
    void refusesAnotherSecret() {
        Caller impostor = new Caller(sandbox.port(), caller.accessKeyId(), "x".repeat(40), null);

        assertRefused(UrlCall.get(url).signed(impostor).send(), 403, SIGNATURE, MISMATCH);
        assertThat(MISMATCH).hasSize(192);
    }

    @Test
    void refusesAChangedSignature() {
        String alphabet = "Signature=";
        UrlCall call = UrlCall.get(url).signed(caller);
        String changed = call.value("Authorization").replaceFirst(alphabet + ".", alphabet + "g");

        assertRefused(
                call.without("Authorization").header("Authorization", changed).send(), 403, SIGNATURE, MISMATCH);
    }

    @Test
    void refusesAChangedBodyPathOrQuery() {
        assertRefused(
                UrlCall.post(url, "{\"x\":1}")
                        .signed(caller)
                        .body("{\"x\":2}".getBytes(UTF_8))
                        .send(),
                403,
                SIGNATURE,
                MISMATCH);
        assertRefused(
                UrlCall.get(url.resolve("/orders"))
                        .signed(caller)
                        .to(url.resolve("/refunds"))
                        .send(),
                403,
                SIGNATURE,
                MISMATCH);
        assertRefused(
                UrlCall.get(url.resolve("/?a=1"))
                        .signed(caller)
                        .to(url.resolve("/?a=2"))
                        .send(),
                403,
                SIGNATURE,
                MISMATCH);
    }

    @Test
    void refusesAnUnsignedPayload() {
        CredentialScope scope = scope(Instant.now());

        assertRefused(
                UrlCall.post(url, "{}")
                        .signedByHand(caller, scope, AMZ.format(Instant.now()), "UNSIGNED-PAYLOAD")
                        .send(),
                403,
                SIGNATURE,
                MISMATCH);
    }

    @Test
    void needsNoHeaderForThePayloadHash() {
        String date = AMZ.format(Instant.now());

        assertThat(UrlCall.post(url, "{}")
                        .signedByHand(caller, scope(Instant.now()), date, null)
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refusesAnUnknownKey() {
        Caller stranger = new Caller(sandbox.port(), "AKIAAAAAAAAAAAAAAAAA", "secret", null);

        assertRefused(UrlCall.get(url).signed(stranger).send(), 403, TOKEN, UNKNOWN_TOKEN);
        assertThat(UNKNOWN_TOKEN).hasSize(68);
    }

    @Test
    void refusesAnInactiveKeyUntilItIsActiveAgain() {
        status(StatusType.INACTIVE);
        assertRefused(UrlCall.get(url).signed(caller).send(), 403, TOKEN, UNKNOWN_TOKEN);

        status(StatusType.ACTIVE);
        assertThat(UrlCall.get(url).signed(caller).send().status()).isEqualTo(200);
    }

    @Test
    void refusesASessionWithoutItsToken() {
        Caller session = session();
        Caller bare = new Caller(sandbox.port(), session.accessKeyId(), session.secretAccessKey(), null);

        assertRefused(UrlCall.get(url).signed(bare).send(), 403, TOKEN, UNKNOWN_TOKEN);
    }

    @Test
    void refusesASessionWithTheTokenOfAnother() {
        Caller session = session();
        Caller mixed = new Caller(
                sandbox.port(),
                session.accessKeyId(),
                session.secretAccessKey(),
                session().sessionToken().orElseThrow());

        assertRefused(UrlCall.get(url).signed(mixed).send(), 403, TOKEN, UNKNOWN_TOKEN);
    }

    @Test
    void refusesASessionThatIsOver() {
        Caller session = session();
        advance("PT14M");
        assertThat(UrlCall.get(url).signed(session).send().status()).isEqualTo(200);

        advance("PT1M");
        assertRefused(UrlCall.get(url).signed(session).send(), 403, "ExpiredTokenException", EXPIRED);
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

    @Test
    void refusesAHeaderAddedAfterSigningThatMustBeSigned() {
        assertRefused(UrlCall.get(url).signed(caller).header("X-Amz-Meta", "1").send(), 403, SIGNATURE, MISMATCH);
    }

    @Test
    void acceptsAnotherHeaderAddedAfterSigning() {
        assertThat(UrlCall.get(url)
                        .signed(caller)
                        .header("X-Request-Id", "1")
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refusesAHeaderWithoutSignatureOrDate() {
        UrlCall call = UrlCall.get(url).signed(caller);
        String halved = call.value("Authorization").replaceFirst(", *Signature=.*", "");

        assertTyped(
                call.without("Authorization").header("Authorization", halved).send(),
                403,
                "IncompleteSignatureException");
        assertTyped(UrlCall.get(url).signed(caller).without("X-Amz-Date").send(), 403, "IncompleteSignatureException");
    }

    private Caller session() {
        Credentials issued =
                caller.sts().getSessionToken(r -> r.durationSeconds(900)).credentials();
        return new Caller(sandbox.port(), issued.accessKeyId(), issued.secretAccessKey(), issued.sessionToken());
    }

    private void status(StatusType status) {
        sandbox.admin()
                .iam()
                .updateAccessKey(r ->
                        r.userName("caller").accessKeyId(caller.accessKeyId()).status(status));
    }

    private void advance(String by) {
        Answer moved = RawHttp.send(
                sandbox.port(),
                "POST",
                "/_sandbox/clock",
                List.of(Map.entry("Host", "127.0.0.1"), Map.entry("X-Latchkey-Sandbox", "control")),
                ("{\"advance\":\"" + by + "\"}").getBytes(UTF_8));
        assertThat(moved.status()).isEqualTo(200);
    }

    private static CredentialScope scope(Instant now) {
        return new CredentialScope(AMZ.format(now).substring(0, 8), "us-east-1", "lambda", "aws4_request");
    }

    private static Instant moment(String amzDate) {
        return Instant.from(AMZ.parse(amzDate));
    }
}
