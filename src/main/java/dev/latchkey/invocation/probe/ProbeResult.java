package dev.latchkey.invocation.probe;

import dev.latchkey.activity.ActivityEntry;
import dev.latchkey.invocation.Invocation;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A probe as its activity entry tells it: what was predicted, what came back, whether the two agree.
 *
 * @param at when it was sent, or null while that is not known
 * @param target method and path as typed, for sending it once more
 * @param actual what came back, in a few words
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

    private static final Map<String, String> SILENCES = Map.of(
            "NOT_REACHED", "No connection",
            "TIMED_OUT", "No answer within 30 s",
            "ADDRESS_REFUSED", "Not sent",
            "BROKEN", "The connection broke");

    static ProbeResult justBegun(Question question) {
        return new ProbeResult(
                State.UNDER_WAY,
                question,
                null,
                new Target("GET", "/", ""),
                "Under way",
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
                actual(entry, evidence),
                evidence,
                Agreement.ofFact(entry.fact("agrees")),
                sent.map(Invocation::id).orElse(null),
                entry.number());
    }

    private static String actual(ActivityEntry entry, @Nullable Evidence evidence) {
        return switch (entry.outcome()) {
            case PENDING -> "Under way";
            case UNKNOWN -> "Outcome unknown";
            case FAILED -> SILENCES.getOrDefault(entry.fact("reason"), "Not sent");
            case SUCCEEDED -> {
                int status = Integer.parseInt(entry.fact("status"));
                HttpStatus known = HttpStatus.resolve(status);
                String phrase = known == null ? "" : " " + known.getReasonPhrase();
                yield evidence == Evidence.PASSED && status >= 400
                        ? status + " by the function itself"
                        : status + phrase;
            }
        };
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

    /** What follows from it, in a sentence; empty where the result says it all. */
    public String words() {
        if (evidence == null) {
            return switch (state) {
                case UNDER_WAY -> "";
                case ANSWERED, SILENT -> "Without an answer there is nothing to compare. The function may have run.";
            };
        }
        return switch (agreement) {
            case AGREE ->
                actual.endsWith("itself")
                        ? "The call was let in; what the function makes of it is its own affair."
                        : "";
            case DIFFER ->
                question.predicted().passes()
                        ? "Latchkey expected the call to pass. The policies may be newer than our copy."
                        : "Latchkey expected 403, and the call was let in. The policies may be newer than our copy.";
            case OPEN -> open(evidence);
        };
    }

    private String open(Evidence answer) {
        if (answer != Evidence.PASSED && answer != Evidence.REFUSED) {
            return answer.words();
        }
        boolean passed = answer == Evidence.PASSED;
        return switch (question.predicted()) {
            case DEPENDS ->
                passed
                        ? "This call met the condition; another may not."
                        : "This call missed the condition; another may not.";
            case UNKNOWN ->
                passed
                        ? "What could not be read lets this call in."
                        : "What could not be read does not let this call in.";
            case ALLOWED, DENIED, PUBLIC ->
                "The check took a request context for granted, and this request may not have had it.";
        };
    }
}
