package dev.latchkey.invocation;

import dev.latchkey.invocation.Courier.Unanswered;
import dev.latchkey.invocation.Invocation.Signer;
import dev.latchkey.invocation.RequestDraft.HeaderLine;
import dev.latchkey.invocation.SigV4Signing.Outgoing;
import dev.latchkey.session.credentials.SecretValue;
import dev.latchkey.session.credentials.SigningCredentials;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Signs a request, sends exactly what was signed, and takes the session token out of what comes back. */
@Component
class SignedExchange {

    private final SigV4Signing signing;
    private final Courier courier;
    private final Clock clock;

    SignedExchange(SigV4Signing signing, Courier courier, Clock clock) {
        this.signing = signing;
        this.courier = courier;
        this.clock = clock;
    }

    /**
     * @param credentials null to send without a signature
     */
    Invocation send(
            RequestDraft draft,
            Destination destination,
            RequestTarget target,
            Signer signer,
            @Nullable SigningCredentials credentials)
            throws Unanswered {
        byte[] body = draft.body().getBytes(StandardCharsets.UTF_8);
        Outgoing outgoing = new Outgoing(draft.method(), draft.headers(), body);
        long start = System.nanoTime();
        List<HeaderLine> headers =
                credentials == null ? draft.headers() : signing.sign(destination, target, outgoing, credentials);
        long signed = System.nanoTime() - start;
        Exchange answer = courier.send(destination, target, draft.method(), headers, body, signed);
        SecretValue token = credentials == null ? null : credentials.sessionToken();
        return new Invocation(
                UUID.randomUUID().toString(),
                clock.instant(),
                draft,
                target.text(),
                destination.scheme() + "://" + destination.authority(),
                signer,
                SentHeaders.shown(headers, destination.authority()),
                token == null ? answer : TokenMask.over(answer, token));
    }
}
