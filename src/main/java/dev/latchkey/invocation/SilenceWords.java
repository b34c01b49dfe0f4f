package dev.latchkey.invocation;

import dev.latchkey.console.Problem;
import dev.latchkey.invocation.Courier.Silence;

/** Why there is no answer, in words. */
final class SilenceWords {

    private SilenceWords() {}

    static Problem of(Silence silence, String host) {
        return switch (silence) {
            case NOT_REACHED ->
                new Problem(
                        "No connection to " + host + ".",
                        "The name is not known or nothing listens there: the URL may have been deleted.",
                        "Read functions again.");
            case TIMED_OUT ->
                new Problem(
                        "No answer from " + host + " within 30 s.",
                        "The function may still be running.",
                        "Look at its log before you send again.");
            case ADDRESS_REFUSED ->
                new Problem(
                        "The request was not sent.",
                        "The name " + host + " leads to an address that is not a public one.",
                        "Check this server's DNS: a signed request must not go to such an address.");
            case BROKEN ->
                new Problem(
                        "The connection to " + host + " broke.",
                        "The answer did not come whole.",
                        "The function may have run. Look at its log before you send again.");
        };
    }
}
