package dev.latchkey.invocation.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.invocation.Exchange;
import dev.latchkey.invocation.Invocation;
import dev.latchkey.invocation.Invocation.Signer;
import dev.latchkey.invocation.RequestDraft;
import dev.latchkey.invocation.RequestDraft.HeaderLine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers as Lambda's front end gives them ("Invoking Lambda function URLs", Lambda Developer Guide; recorded bodies). */
class EvidenceTests {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "200, '', hello, PASSED",
                "204, '', '', PASSED",
                "302, '', '', PASSED",
                "403, '', '{\"message\":\"The function says no\"}', PASSED",
                "403, '', '{\"Message\":\"Forbidden\"}', PASSED",
                "502, '', Internal Server Error, PASSED",
                "403, AccessDeniedException, '{\"Message\":\"Forbidden\"}', REFUSED",
                "403, AccessDeniedException, '{\"Message\":\"Forbidden. For troubleshooting …\"}', REFUSED",
                "403, AccessDeniedException:http://internal/, '{\"Message\":\"Forbidden\"}', REFUSED",
                "403, AccessDeniedException, '{\"Message\":null}', NO_URL",
                "403, AccessDeniedException, '', REFUSED",
                "403, InvalidSignatureException, '{\"message\":\"Signature expired: …\"}', SIGNATURE",
                "403, UnrecognizedClientException, '{\"message\":\"…\"}', KEY",
                "403, ExpiredTokenException, '{\"message\":\"…\"}', EXPIRED",
                "429, TooManyRequestsException, '{}', THROTTLED",
                "429, '', slow down, THROTTLED",
                "400, ThrottlingException, '{}', THROTTLED",
                "413, RequestTooLargeException, '{}', FRONT_END",
                "500, ServiceException, '{}', FRONT_END"
            })
    void isReadOffTheAnswer(int status, String errorType, String body, Evidence evidence) {
        assertThat(Evidence.of(answer(status, errorType, body, true))).isEqualTo(evidence);
    }

    @Test
    void isNoneWhereAnAnswerDoesNotComeFromLambda() {
        assertThat(Evidence.of(answer(403, "", "<html>Blocked by proxy</html>", false)))
                .isEqualTo(Evidence.STRANGER);
        assertThat(Evidence.of(answer(200, "", "ok", false))).isEqualTo(Evidence.STRANGER);
    }

    @ParameterizedTest
    @CsvSource({
        "ALLOWED, PASSED, AGREE",
        "PUBLIC, PASSED, AGREE",
        "DENIED, REFUSED, AGREE",
        "ALLOWED, REFUSED, DIFFER",
        "PUBLIC, REFUSED, DIFFER",
        "DENIED, PASSED, DIFFER",
        "DEPENDS, PASSED, OPEN",
        "DEPENDS, REFUSED, OPEN",
        "UNKNOWN, PASSED, OPEN",
        "UNKNOWN, REFUSED, OPEN"
    })
    void decidesWithThePrediction(Predicted predicted, Evidence evidence, Agreement agreement) {
        assertThat(Agreement.of(predicted, false, evidence)).isEqualTo(agreement);
    }

    @ParameterizedTest
    @CsvSource({"SIGNATURE", "KEY", "EXPIRED", "THROTTLED", "NO_URL", "FRONT_END", "STRANGER"})
    void decidesNothingWhereThePoliciesWereNotAsked(Evidence evidence) {
        for (Predicted predicted : Predicted.values()) {
            assertThat(Agreement.of(predicted, false, evidence)).isEqualTo(Agreement.OPEN);
        }
    }

    @Test
    void agreesButNeverDiffersUnderAContextTakenForGranted() {
        assertThat(Agreement.of(Predicted.DENIED, true, Evidence.PASSED)).isEqualTo(Agreement.OPEN);
        assertThat(Agreement.of(Predicted.ALLOWED, true, Evidence.REFUSED)).isEqualTo(Agreement.OPEN);
        assertThat(Agreement.of(Predicted.DENIED, true, Evidence.REFUSED)).isEqualTo(Agreement.AGREE);
    }

    private static Invocation answer(int status, String errorType, String body, boolean lambda) {
        List<HeaderLine> headers = new ArrayList<>();
        if (lambda) {
            headers.add(new HeaderLine("x-amzn-RequestId", "c6af9ac6"));
        }
        if (!errorType.isEmpty()) {
            headers.add(new HeaderLine("x-amzn-ErrorType", errorType));
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Exchange exchange =
                new Exchange(status, "", headers, bytes, bytes.length, false, new Exchange.Timing(1, 1, 1, 1, false));
        RequestDraft draft = new RequestDraft("f", "GET", "/", List.of(), "", "unsigned");
        return new Invocation(
                "id", Instant.EPOCH, draft, "/", "https://f", new Signer("UNSIGNED", "", ""), List.of(), exchange);
    }
}
