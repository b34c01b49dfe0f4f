package dev.latchkey.sandbox.sts;

import static dev.latchkey.sandbox.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sandbox.Caller;
import dev.latchkey.sandbox.RawHttp.Answer;
import dev.latchkey.sandbox.RunningSandbox;
import dev.latchkey.sandbox.UrlCall;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The query protocol below the operations: forms, envelopes, signatures. */
class QueryProtocolTests {

    private static final String STS = "Version=2011-06-15";
    private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    private Caller alice;

    @BeforeEach
    void createAlice() {
        alice = sandbox.user("alice");
    }

    @Test
    void answersInTheEnvelopeOfTheOperation() {
        Answer answer = post("Action=GetCallerIdentity&" + STS)
                .signed(alice, Instant.now(), "us-east-1", "sts")
                .send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("text/xml");
        String requestId = answer.header("x-amzn-RequestId").orElseThrow();
        assertThat(answer.text())
                .startsWith("<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"
                        + "<GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/alice</Arn><UserId>AIDA")
                .endsWith("<Account>123456789012</Account></GetCallerIdentityResult><ResponseMetadata><RequestId>"
                        + requestId + "</RequestId></ResponseMetadata></GetCallerIdentityResponse>");
    }

    @Test
    void takesTheQueryOfAGet() {
        Answer answer = UrlCall.get(root("?" + STS + "&Action=GetCallerIdentity"))
                .signed(alice, Instant.now(), "us-east-1", "sts")
                .send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("<Arn>arn:aws:iam::123456789012:user/alice</Arn>");
    }

    @Test
    void answersAnUnsignedRequestWithTheErrorEnvelope() {
        Answer answer = post("Action=GetCallerIdentity&" + STS).send();

        assertThat(answer.status()).isEqualTo(403);
        String requestId = answer.header("x-amzn-RequestId").orElseThrow();
        assertThat(answer.header("Content-Type").orElse("")).startsWith("text/xml");
        assertThat(answer.text())
                .isEqualTo("<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error><Type>Sender"
                        + "</Type><Code>MissingAuthenticationToken</Code><Message>Request is missing Authentication"
                        + " Token</Message></Error><RequestId>" + requestId + "</RequestId></ErrorResponse>");
    }

    @Test
    void answersAnUnsignedIamRequestInIamsNamespace() {
        Answer answer = post("Action=ListUsers&Version=2010-05-08").send();

        assertThat(answer.text()).startsWith("<ErrorResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\">");
    }

    @Test
    void refusesAHalfHeader() {
        Answer answer = post("Action=GetCallerIdentity&" + STS)
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=AKIA/20261123/us-east-1/sts/aws4_request")
                .send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text())
                .contains("<Code>IncompleteSignature</Code><Message>Authorization header requires 'Signature'"
                        + " parameter.");
    }

    @Test
    void namesUnknownAndMissingActions() {
        assertThat(post("Action=Dance&" + STS)
                        .signed(alice, Instant.now(), "us-east-1", "sts")
                        .send()
                        .text())
                .contains("<Code>InvalidAction</Code>");
        assertThat(post(STS)
                        .signed(alice, Instant.now(), "us-east-1", "sts")
                        .send()
                        .text())
                .contains("<Code>MissingAction</Code>");
    }

    @Test
    void allowsClocksFifteenMinutesOff() {
        String form = "Action=GetCallerIdentity&" + STS;
        Instant now = Instant.now();

        assertThat(post(form)
                        .signed(alice, now.minusSeconds(870), "us-east-1", "sts")
                        .send()
                        .status())
                .isEqualTo(200);
        assertThat(post(form)
                        .signed(alice, now.plusSeconds(870), "us-east-1", "sts")
                        .send()
                        .status())
                .isEqualTo(200);
        assertThat(post(form)
                        .signed(alice, now.minusSeconds(930), "us-east-1", "sts")
                        .send()
                        .text())
                .containsPattern("<Code>SignatureDoesNotMatch</Code><Message>Signature expired: \\d{8}T\\d{6}Z is now"
                        + " earlier than \\d{8}T\\d{6}Z \\(\\d{8}T\\d{6}Z - 15 min\\.\\)</Message>");
        assertThat(post(form)
                        .signed(alice, now.plusSeconds(930), "us-east-1", "sts")
                        .send()
                        .text())
                .containsPattern("<Code>SignatureDoesNotMatch</Code><Message>Signature not yet current:"
                        + " \\d{8}T\\d{6}Z is still later than \\d{8}T\\d{6}Z \\(\\d{8}T\\d{6}Z \\+ 15"
                        + " min\\.\\)</Message>");
    }

    @Test
    void appendsWhatItSignedToAMismatch() {
        Caller impostor = new Caller(sandbox.port(), alice.accessKeyId(), "x".repeat(40), null);

        Answer answer = post("Action=GetCallerIdentity&" + STS)
                .signed(impostor, Instant.now(), "us-east-1", "sts")
                .send();

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text())
                .contains(
                        "<Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match"
                                + " the signature you provided. Check your AWS Secret Access Key and signing method."
                                + " Consult the service documentation for details.\n\n"
                                + "The Canonical String for this request"
                                + " should have been\n"
                                + "'POST\n"
                                + "/\n\n"
                                + "content-type:" + FORM + "\nhost:127.0.0.1:" + sandbox.port())
                .contains("'\n\nThe String-to-Sign should have been\n'AWS4-HMAC-SHA256\n");
    }

    @Test
    void namesTheErrorsOfTheScope() {
        String form = "Action=GetCallerIdentity&" + STS;
        Instant now = Instant.now();

        assertThat(post(form).signed(alice, now, "eu-west-1", "sts").send().text())
                .contains(
                        "<Code>SignatureDoesNotMatch</Code><Message>Credential should be scoped to a valid Region, not"
                                + " eu-west-1</Message>");
        assertThat(post(form).signed(alice, now, "us-east-1", "s3").send().text())
                .contains("<Message>Credential should be scoped to correct service: 'sts'</Message>");
    }

    @Test
    void refusesAnUnknownKeyInBothServices() {
        Caller stranger = new Caller(sandbox.port(), "AKIAAAAAAAAAAAAAAAAA", "secret", null);
        String sentence = "The security token included in the request is invalid";

        assertRefused(() -> stranger.sts().getCallerIdentity(), 403, "InvalidClientTokenId", sentence + ".");
        assertRefused(() -> stranger.iam().listUsers(), 403, "InvalidClientTokenId", sentence);
    }

    @Test
    void escapesWhatItEchoes() {
        Answer answer = post("Action=%3Cscript%3E&" + STS)
                .signed(alice, Instant.now(), "us-east-1", "sts")
                .send();

        assertThat(answer.text()).contains("&lt;script&gt;").doesNotContain("<script>");
    }

    private URI root(String query) {
        return URI.create("http://127.0.0.1:" + sandbox.port() + "/" + query);
    }

    private UrlCall post(String form) {
        return UrlCall.of("POST", root("")).header("Content-Type", FORM).body(form.getBytes(UTF_8));
    }
}
