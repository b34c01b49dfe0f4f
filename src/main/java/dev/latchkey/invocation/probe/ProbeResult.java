package dev.latchkey.invocation.probe;

import dev.latchkey.activity.ActivityEntry;
import dev.latchkey.invocation.Invocation;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A probe as its activity entry tells it: what was predicted, what came back, whether the two agree.
 *
 * @param at when it was sent, or null while that is not known
 * @param target method and path as typed, for sending it once more
 * @param actual what came back, in a few words
 * @param words what follows from it, in a sentence or none
 * @param evidence null while there is no answer
 * @param requestId of the request in the operator's history, or null
 * @param entry number of the activity entry, 0 while there is none
 */
record ProbeResult(
        State state,
        Question question,
        @Nullable Instant at,
        Target target,
        String actual,
        String words,
        @Nullable Evidence evidence,
        Agreement agreement,
        @Nullable String requestId,
        long entry) {

    /** How far it came. */
    enum State {
        UNDER_WAY,
        ANSWERED,
        /** Nothing came back, or nothing left. */
        SILENT
    }

    /** What was sent and as whom. */
    record Target(String method, String path, String identity) {}

    static ProbeResult justBegun(Question question) {
        return new ProbeResult(
                State.UNDER_WAY,
                question,
                null,
                new Target("GET", "/", ""),
                "Under way",
                "",
                null,
                Agreement.OPEN,
                null,
                0);
    }

    static ProbeResult of(ActivityEntry entry, Optional<Invocation> sent) {
        Question question = new Question(
                entry.fact("principal"),
                entry.fact("function"),
                Predicted.parse(entry.fact("predicted")).orElse(Predicted.UNKNOWN),
                entry.fact("assumed").equals("true"));
        Target target = new Target(
                entry.fact("method"),
                sent.map(invocation -> invocation.draft().target()).orElse(entry.fact("path")),
                entry.fact("identity"));
        State state = switch (entry.outcome()) {
            case PENDING -> State.UNDER_WAY;
            case SUCCEEDED -> State.ANSWERED;
            case FAILED, UNKNOWN -> State.SILENT;
        };
        Evidence evidence = state == State.ANSWERED ? Evidence.valueOf(entry.fact("evidence")) : null;
        return new ProbeResult(
                state,
                question,
                entry.at(),
                target,
                ProbeWords.actual(entry, evidence),
                ProbeWords.consequence(entry, question, evidence),
                evidence,
                Agreement.ofFact(entry.fact("agrees")),
                sent.map(Invocation::id).orElse(null),
                entry.number());
    }

    public boolean pending() {
        return state == State.UNDER_WAY;
    }

    /** Whether it is a finding. */
    public boolean differs() {
        return agreement == Agreement.DIFFER;
    }

    /** The result in three words. */
    public String verdict() {
        return switch (agreement) {
            case AGREE -> "They agree";
            case DIFFER -> "They differ";
            case OPEN -> {
                if (evidence != Evidence.PASSED && evidence != Evidence.REFUSED
                        || question.predicted().firm()) {
                    yield pending() ? "Waiting" : "Does not tell";
                }
                yield evidence == Evidence.PASSED ? "Allowed this time" : "Denied this time";
            }
        };
    }
}
