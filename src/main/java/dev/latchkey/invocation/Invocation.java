package dev.latchkey.invocation;

import dev.latchkey.invocation.RequestDraft.HeaderLine;
import dev.latchkey.session.SigningIdentity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request that was sent and what came of it.
 *
 * @param draft as the operator wrote it
 * @param sentTarget path and query as signed and sent
 * @param url scheme and host it went to
 * @param signer who signed
 * @param sentHeaders as sent, secrets cut
 */
public record Invocation(
        String id,
        Instant at,
        RequestDraft draft,
        String sentTarget,
        String url,
        Signer signer,
        List<HeaderLine> sentHeaders,
        Exchange exchange) {

    public Invocation {
        sentHeaders = List.copyOf(sentHeaders);
    }

    /**
     * The identity that signed.
     *
     * @param kind {@code SESSION}, {@code ACCESS_KEY} or {@code UNSIGNED}
     * @param principalArn empty when unsigned
     */
    public record Signer(String kind, String label, String principalArn) {

        static Signer of(@Nullable SigningIdentity identity) {
            return identity == null
                    ? new Signer("UNSIGNED", "unsigned", "")
                    : new Signer(identity.kind().name(), identity.label(), identity.principalArn());
        }
    }

    /** Who answered: a refusal of Lambda's front end carries its error type, a function's own answer does not. */
    public boolean byFrontDoor() {
        return !errorType().isEmpty();
    }

    /** The exception Lambda's front end names ("Invoking Lambda function URLs", Lambda Developer Guide), or empty. */
    public String errorType() {
        return header("x-amzn-errortype");
    }

    public int status() {
        return exchange.status();
    }

    /** A header of the answer, empty when there is none. */
    public String header(String name) {
        return exchange.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(HeaderLine::value)
                .findFirst()
                .orElse("");
    }
}
