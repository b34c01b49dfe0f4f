package dev.latchkey.invocation.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.activity.ActivityEntry;
import dev.latchkey.activity.ActivityEntry.Outcome;
import dev.latchkey.activity.ActivityKind;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeResultTests {

    @ParameterizedTest
    @CsvSource({
        "FAILED, TIMED_OUT, No answer within 30 s, may have run",
        "FAILED, BROKEN, The connection broke, may have run",
        "FAILED, NOT_REACHED, No connection, did not run",
        "FAILED, ADDRESS_REFUSED, Not sent, not a public one",
        "FAILED, The path is none., Not sent, The path is none.",
        "UNKNOWN, '', Outcome unknown, may have run"
    })
    void tellsNothingWithoutAnAnswer(Outcome outcome, String reason, String actual, String words) {
        ProbeResult result = result("ALLOWED", outcome, Map.of("reason", reason));

        assertThat(result.actual()).isEqualTo(actual);
        assertThat(result.words()).contains(words);
        assertThat(result.verdict()).isEqualTo("Does not tell");
        assertThat(result.pending()).isFalse();
        assertThat(result.differs()).isFalse();
    }

    @Test
    void waitsForARequestUnderWay() {
        ProbeResult result = result("DENIED", Outcome.PENDING, Map.of());

        assertThat(result.pending()).isTrue();
        assertThat(result.verdict()).isEqualTo("Waiting");
        assertThat(ProbeResult.justBegun(result.question()).pending()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "ALLOWED, 200, PASSED, true, 200 OK, They agree, ''",
        "ALLOWED, 502, PASSED, true, 502 by the function itself, They agree, let in",
        "DENIED, 403, REFUSED, true, 403 Forbidden, They agree, ''",
        "PUBLIC, 403, REFUSED, false, 403 Forbidden, They differ, expected the call to pass",
        "DENIED, 404, PASSED, false, 404 by the function itself, They differ, expected 403",
        "DENIED, 403, SIGNATURE, open, 403 Forbidden, Does not tell, rejected the signature",
        "DENIED, 403, NO_URL, open, 403 Forbidden, Does not tell, No function URL answers",
        "ALLOWED, 429, THROTTLED, open, 429 Too Many Requests, Does not tell, throttled",
        "ALLOWED, 799, STRANGER, open, 799, Does not tell, marks of Lambda",
        "DEPENDS, 200, PASSED, open, 200 OK, Allowed this time, met the condition",
        "DEPENDS, 403, REFUSED, open, 403 Forbidden, Denied this time, missed the condition",
        "UNKNOWN, 200, PASSED, open, 200 OK, Allowed this time, could not be read",
        "UNKNOWN, 403, EXPIRED, open, 403 Forbidden, Does not tell, session has ended"
    })
    void saysWhatAnAnswerMeans(
            String predicted,
            String status,
            String evidence,
            String agrees,
            String actual,
            String verdict,
            String words) {
        ProbeResult result =
                result(predicted, Outcome.SUCCEEDED, Map.of("status", status, "evidence", evidence, "agrees", agrees));

        assertThat(result.actual()).isEqualTo(actual);
        assertThat(result.verdict()).isEqualTo(verdict);
        if (words.isEmpty()) {
            assertThat(result.words()).isEmpty();
        } else {
            assertThat(result.words()).contains(words);
        }
    }

    @Test
    void offersThePathOfTheLogWhereTheHistoryHasForgottenTheQuery() {
        ProbeResult result = result(
                "ALLOWED",
                Outcome.SUCCEEDED,
                Map.of("status", "200", "evidence", "PASSED", "agrees", "true", "invocation", "gone"));

        assertThat(result.target()).isEqualTo(new ProbeResult.Target("GET", "/orders", "key-1"));
        assertThat(result.requestId()).isNull();
    }

    private static ProbeResult result(String predicted, Outcome outcome, Map<String, String> outcomeFacts) {
        Map<String, String> facts = Map.of(
                "principal",
                "anonymous",
                "function",
                "hello-url",
                "predicted",
                predicted,
                "assumed",
                "false",
                "method",
                "GET",
                "path",
                "/orders",
                "identity",
                "key-1");
        ActivityEntry entry = new ActivityEntry(
                7,
                Instant.EPOCH,
                "admin",
                "sandbox",
                ActivityKind.PROBE,
                "hello-url",
                facts,
                outcome,
                outcomeFacts,
                "0".repeat(64),
                "0".repeat(64));
        return ProbeResult.of(entry, Optional.empty());
    }
}
