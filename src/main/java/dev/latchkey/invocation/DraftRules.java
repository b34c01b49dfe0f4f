package dev.latchkey.invocation;

import dev.latchkey.console.Problem;
import dev.latchkey.session.credentials.Opening;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What is checked of a draft before anything leaves, in words. */
final class DraftRules {

    static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
    /** "Lambda quotas", Lambda Developer Guide: payload of a request. */
    private static final int BODY_LIMIT = 6 * 1024 * 1024;

    private static final String NOT_SENT = "The request was not sent.";
    private static final int SHOWN = 80;

    private DraftRules() {}

    static Optional<Problem> refuse(RequestDraft draft) {
        if (!METHODS.contains(draft.method())) {
            return Optional.of(new Problem(
                    NOT_SENT,
                    "The method " + shortened(draft.method()) + " is not one a function URL takes.",
                    "Choose " + String.join(", ", METHODS) + "."));
        }
        int length = draft.body().getBytes(StandardCharsets.UTF_8).length;
        if (length > BODY_LIMIT) {
            return Optional.of(new Problem(
                    NOT_SENT,
                    "Its body has " + length + " bytes; Lambda takes " + BODY_LIMIT + ".",
                    "Send less, or put the data where the function can fetch it."));
        }
        return HeaderRule.refuse(draft.headers());
    }

    static Problem unlisted(String functionId) {
        return new Problem(
                NOT_SENT,
                "There is no function URL named " + shortened(functionId) + " here.",
                "Choose one from the list; it shows what Lambda lists for this connection.");
    }

    /** One account's credentials never go to a function of another connection. */
    static Problem ofAnotherConnection() {
        return new Problem(
                NOT_SENT,
                "The chosen identity belongs to another connection.",
                "Choose one under Sign as, or mint a session on this connection.");
    }

    static Problem notAnIdentity() {
        return new Problem(NOT_SENT, "The chosen identity can no longer sign.", "Choose one under Sign as.");
    }

    static Problem notOpened(Opening.Refused no) {
        Problem problem = no.problem();
        return no.reason() == Opening.Reason.EXPIRED
                ? new Problem(problem.what(), "Your request was not sent. It is still here.", "Mint again, then send.")
                : problem;
    }

    private static String shortened(String typed) {
        return typed.length() > SHOWN ? typed.substring(0, SHOWN) + "…" : typed;
    }
}
