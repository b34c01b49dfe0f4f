package dev.latchkey.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.latchkey.activity.ActivityEntry;
import dev.latchkey.activity.ActivityEntry.Outcome;
import dev.latchkey.activity.ActivityKind;
import dev.latchkey.activity.ActivityLog;
import dev.latchkey.activity.ActivityQuery;
import dev.latchkey.activity.Entry;
import dev.latchkey.console.Operator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindingsTests {

    private static final String BOB = "arn:aws:iam::123456789012:user/team/bob";

    private final Probed log = new Probed();
    private final Findings findings = new Findings(log);

    @Test
    void areNoneWhereProbesAgreeOrLeaveItOpen() {
        log.probe(BOB, "hello-url", "DENIED", "true");
        log.probe(BOB, "hello-url", "DEPENDS", "open");
        log.probe(BOB, "hello-url", "DENIED", "");

        assertThat(findings.all()).isEmpty();
    }

    @Test
    void weighUnknownAccessMoreThanMissingAccess() {
        log.probe(BOB, "hello-url", "DENIED", "false");
        log.probe(BOB, "price-quote", "ALLOWED", "false");
        log.probe("anonymous", "partner-callback", "PUBLIC", "false");

        assertThat(findings.open())
                .extracting(Finding::title, Finding::severity)
                .containsExactly(
                        tuple("bob gets through to hello-url", Severity.HIGH),
                        tuple("anyone is refused on partner-callback", Severity.MEDIUM),
                        tuple("bob is refused on price-quote", Severity.MEDIUM));
    }

    @Test
    void countOneQuestionOnceHoweverOftenItIsAsked() {
        long first = log.probe(BOB, "hello-url", "DENIED", "false");
        log.probe(BOB, "hello-url", "DENIED", "open");
        long last = log.probe(BOB, "hello-url", "DENIED", "false");

        assertThat(findings.open()).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo(last);
            assertThat(finding.probes()).hasSize(2);
            assertThat(finding.since()).isBefore(finding.at());
        });
        assertThat(findings.find(first)).isEqualTo(findings.find(last)).isPresent();
        assertThat(findings.find(last + 1)).isEmpty();
    }

    @Test
    void areFixedByALaterProbeThatAgreesAndOpenAgainByOneThatDiffers() {
        log.probe(BOB, "hello-url", "DENIED", "true");
        long differed = log.probe(BOB, "hello-url", "DENIED", "false");
        assertThat(findings.open()).hasSize(1);

        long agreed = log.probe(BOB, "hello-url", "ALLOWED", "true");
        assertThat(findings.open()).isEmpty();
        assertThat(findings.find(differed).orElseThrow().fix())
                .satisfies(fix -> assertThat(fix.number()).isEqualTo(agreed));

        log.probe(BOB, "hello-url", "ALLOWED", "false");
        assertThat(findings.open()).hasSize(1);
        assertThat(findings.all()).hasSize(2);
    }

    @Test
    void tellPrincipalsFunctionsAndConnectionsApart() {
        log.probe("sandbox", BOB, "hello-url", "DENIED", "false");
        log.probe("prod", BOB, "hello-url", "DENIED", "true");
        log.probe("sandbox", BOB + "by", "hello-url", "DENIED", "true");
        log.probe("sandbox", BOB, "hello-url:live", "DENIED", "true");

        assertThat(findings.open()).hasSize(1);
    }

    @Test
    void areReadAgainOnlyWhenAProbeBeganOrEnded() {
        log.probe(BOB, "hello-url", "DENIED", "false");
        findings.all();
        findings.open();
        findings.find(1);
        assertThat(log.readings).isEqualTo(1);

        log.probe(BOB, "hello-url", "DENIED", "false");
        assertThat(findings.open())
                .singleElement()
                .satisfies(finding -> assertThat(finding.probes()).hasSize(2));
        assertThat(log.readings).isEqualTo(2);
    }

    /** A log that holds finished probes only. */
    private static final class Probed implements ActivityLog {

        private final List<ActivityEntry> entries = new ArrayList<>();
        private int readings;

        long probe(String principal, String function, String predicted, String agrees) {
            return probe("sandbox", principal, function, predicted, agrees);
        }

        long probe(String connection, String principal, String function, String predicted, String agrees) {
            long number = 2L * entries.size() + 1;
            entries.add(new ActivityEntry(
                    number,
                    Instant.ofEpochSecond(number),
                    "admin",
                    connection,
                    ActivityKind.PROBE,
                    function,
                    Map.of("principal", principal, "function", function, "predicted", predicted),
                    agrees.isEmpty() ? Outcome.PENDING : Outcome.SUCCEEDED,
                    agrees.isEmpty() ? Map.of() : Map.of("agrees", agrees, "status", "200"),
                    "0".repeat(64),
                    "0".repeat(64)));
            return number;
        }

        @Override
        public List<ActivityEntry> entries(ActivityQuery query) {
            assertThat(query.kinds()).containsExactly(ActivityKind.PROBE);
            readings++;
            return entries.reversed().stream().limit(query.limit()).toList();
        }

        @Override
        public long newest(ActivityKind kind) {
            return 2L * entries.size();
        }

        @Override
        public Optional<ActivityEntry> find(long number) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Entry begin(ActivityKind kind, Operator who, String where, String subject, Map<String, String> facts) {
            throw new UnsupportedOperationException();
        }
    }
}
