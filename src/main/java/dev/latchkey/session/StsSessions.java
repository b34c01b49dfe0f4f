package dev.latchkey.session;

import dev.latchkey.console.Operator;
import dev.latchkey.session.StsSession.Mechanism;
import dev.latchkey.session.credentials.Refusal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Minted sessions of all operators; each effect is written to Activity before it happens. */
public interface StsSessions {

    /** The longest session this console mints, in seconds; may be less than AWS allows. */
    int longest(Mechanism mechanism);

    /** Asks STS for a session; a fresh one becomes the operator's signing session. */
    Minting mint(Operator operator, String connectionId, MintRequest request);

    /**
     * Asks STS again for what this session was minted with.
     *
     * @param mfa needed when the session was minted with MFA, since codes work once
     */
    Minting mintAgain(Operator operator, StsSession session, MintRequest.@Nullable Mfa mfa);

    /** Sessions of a connection that live or ended today, of all operators, soonest end first. */
    List<StsSession> list(String connectionId);

    /** Of any operator; a forgotten session is not found. */
    Optional<StsSession> find(String connectionId, String id);

    /** Asks STS whose session it is and records the answer; empty when AWS confirms it. */
    Optional<Refusal> check(Operator operator, StsSession session);

    /** Wipes the secret here; AWS honours copies until expiry. */
    void forget(Operator operator, StsSession session);

    /** AWS was found to refuse the session as expired: it ends now, and its secret is wiped. */
    void endedAtAws(String id);
}
