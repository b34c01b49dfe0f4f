package dev.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.access.RandomTwin.Call;
import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten thousand random policy sets: what the check predicts from what it reads over the API is the status of one real
 * signed request.
 */
class AgreementAtScaleTests {

    private static final long SEED = 20_261_123;
    private static final int ACCOUNTS = 20;
    private static final int CALLS = 500;

    @TempDir
    private Path data;

    private final Map<String, Integer> mix = new TreeMap<>();

    @Test
    void everyPredictionIsTheStatusOfARealCall(TestReporter reporter) throws IOException {
        try (SandboxClient sandbox = SandboxClient.start(data, "dual");
                KeptConnection connection = new KeptConnection(sandbox.port())) {
            for (int number = 0; number < ACCOUNTS; number++) {
                Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
                RandomTwin twin = new RandomTwin(SEED + number, CALLS, now);
                sandbox.replace(twin.json());
                Snapshot snapshot = sandbox.read();
                for (Call call : twin.calls()) {
                    agree(sandbox, connection, snapshot, twin, call, now, SEED + number);
                }
            }
        }
        int all = ACCOUNTS * CALLS;
        reporter.publishEntry("seed " + SEED, mix.toString());
        assertThat(count("200") + count("403")).isEqualTo(all);
        assertThat(count("200")).as("allowed of %d: %s", all, mix).isGreaterThan(all / 4);
        assertThat(count("403")).as("denied of %d: %s", all, mix).isGreaterThan(all / 4);
        for (TwinCaller.Kind kind : TwinCaller.Kind.values()) {
            assertThat(count(kind + " 200")).as("%s in %s", kind, mix).isGreaterThan(40);
            assertThat(count(kind + " 403")).as("%s in %s", kind, mix).isGreaterThan(40);
        }
        assertThat(count("ANYONE 200")).as("public calls in %s", mix).isGreaterThan(40);
        for (String end :
                new String[] {"deny x", "resource d", "identity d", "identity i", "boundary x", "session x"}) {
            assertThat(count(end)).as("%s in %s", end, mix).isGreaterThan(50);
        }
    }

    private void agree(
            SandboxClient sandbox,
            KeptConnection connection,
            Snapshot snapshot,
            RandomTwin twin,
            Call call,
            Instant now,
            long seed)
            throws IOException {
        TwinCaller caller = call.caller();
        FunctionUrl url = snapshot.findFunctionUrl(call.url()).orElseThrow();
        AccessReport report =
                sandbox.checks().check(snapshot, caller.arn(), url, caller.context(now, twin.tagOf(call.url())));
        int status = connection.status(url, caller.credentials());
        String told = "account %d, %s %s calls %s: %s, %s"
                .formatted(seed, caller.kind(), caller.arn(), call.url(), report.codes(), report.reason());
        assertThat(report.verdict()).as(told).isNotIn(Verdict.DEPENDS, Verdict.UNKNOWN);
        assertThat(status).as(told).isEqualTo(report.open() ? 200 : 403);
        String who = url.unsigned() ? "ANYONE" : caller.kind().name();
        note(String.valueOf(status), who + " " + status, end(report.codes()));
    }

    /** The gate where it ended, with its letter. */
    private static String end(String codes) {
        String[] gates = {"deny", "organization", "resource", "identity", "boundary", "session"};
        for (int gate = 0; gate < gates.length; gate++) {
            if ("xid".indexOf(codes.charAt(gate)) >= 0) {
                return gates[gate] + " " + codes.charAt(gate);
            }
        }
        return codes;
    }

    private void note(String... what) {
        for (String each : what) {
            mix.merge(each, 1, Integer::sum);
        }
    }

    private int count(String what) {
        return mix.getOrDefault(what, 0);
    }
}
