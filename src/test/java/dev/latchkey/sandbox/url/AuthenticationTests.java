package dev.latchkey.sandbox.url;

import static dev.latchkey.sandbox.UrlFunctions.MAY_CALL;
import static dev.latchkey.sandbox.url.FrontEndAnswers.EXPIRED;
import static dev.latchkey.sandbox.url.FrontEndAnswers.MISMATCH;
import static dev.latchkey.sandbox.url.FrontEndAnswers.NOT_AUTHORIZED;
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
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
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
    void letsAPolicyEndSessionsByTheTimeOfTheirIssue() {
        Caller session = session();
        sandbox.admin()
                .iam()
                .putUserPolicy(r -> r.userName("caller")
                        .policyName("end-sessions")
                        .policyDocument(
                                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"*\","
                                    + "\"Resource\":\"*\",\"Condition\":{\"DateLessThan\":{\"aws:TokenIssueTime\":\""
                                        + Instant.now().plusSeconds(60) + "\"}}}]}"));

        assertRefused(UrlCall.get(url).signed(session).send(), 403, "AccessDeniedException", NOT_AUTHORIZED);
        assertThat(UrlCall.get(url).signed(caller).send().status()).isEqualTo(200);
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
}
