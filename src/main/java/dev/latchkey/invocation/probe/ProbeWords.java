package dev.latchkey.invocation.probe;

import dev.latchkey.activity.ActivityEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What came back from a probe and what follows from it, in words. */
final class ProbeWords {

    private static final int FIRST_ERROR = 400;

    private ProbeWords() {}

    /** What came back, in a few words. */
    static String actual(ActivityEntry entry, @Nullable Evidence evidence) {
        return switch (entry.outcome()) {
            case PENDING -> "Under way";
            case UNKNOWN -> "Outcome unknown";
            case FAILED ->
                switch (entry.fact("reason")) {
                    case "TIMED_OUT" -> "No answer within 30 s";
                    case "BROKEN" -> "The connection broke";
                    case "NOT_REACHED" -> "No connection";
                    default -> "Not sent";
                };
            case SUCCEEDED -> {
                int status = Integer.parseInt(entry.fact("status"));
                HttpStatus known = HttpStatus.resolve(status);
                yield byTheFunction(status, evidence)
                        ? status + " by the function itself"
                        : known == null ? Integer.toString(status) : status + " " + known.getReasonPhrase();
            }
        };
    }

    /** What follows, in a sentence; empty where the result says it all. */
    static String consequence(ActivityEntry entry, Question question, @Nullable Evidence evidence) {
        if (evidence == null) {
            return silence(entry);
        }
        Agreement agreement = Agreement.of(question.predicted(), question.assumed(), evidence);
        return switch (agreement) {
            case AGREE ->
                byTheFunction(Integer.parseInt(entry.fact("status")), evidence)
                        ? "The call was let in; what the function makes of it is its own affair."
                        : "";
            case DIFFER ->
                question.predicted().passes()
                        ? "Latchkey expected the call to pass. The policies may be newer than our copy."
                        : "Latchkey expected 403, and the call was let in. The policies may be newer than our copy.";
            case OPEN -> open(question, evidence);
        };
    }

    private static boolean byTheFunction(int status, @Nullable Evidence evidence) {
        return evidence == Evidence.PASSED && status >= FIRST_ERROR;
    }

    private static String silence(ActivityEntry entry) {
        return switch (entry.outcome()) {
            case PENDING, SUCCEEDED -> "";
            case UNKNOWN -> "Latchkey was restarted before the answer came. The function may have run.";
            case FAILED ->
                switch (entry.fact("reason")) {
                    case "TIMED_OUT", "BROKEN" ->
                        "Without an answer there is nothing to compare. The function may have run.";
                    case "NOT_REACHED" -> "The URL may have been deleted. The function did not run.";
                    case "ADDRESS_REFUSED" -> "The name of the URL leads to an address that is not a public one.";
                    default -> entry.fact("reason");
                };
        };
    }

    private static String open(Question question, Evidence answer) {
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
