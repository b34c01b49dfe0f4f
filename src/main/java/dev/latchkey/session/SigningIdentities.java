package dev.latchkey.session;

import dev.latchkey.console.Operator;
import java.util.List;
import java.util.Optional;

/** What an operator can sign with on a connection, and which of it signs now. */
public interface SigningIdentities {

    /** Live sessions of the operator, soonest end last, then the active access keys Latchkey holds. */
    List<SigningIdentity> list(Operator operator, String connectionId);

    /** Empty when there is none, it belongs to another operator, or it can no longer sign. */
    Optional<SigningIdentity> find(String id, Operator operator);

    /** The chosen one while it can sign, else the operator's latest live session. */
    Optional<SigningIdentity> signing(Operator operator, String connectionId);

    /** Makes it the one that signs; empty when it cannot sign. Writes to Activity first. */
    Optional<SigningIdentity> signWith(Operator operator, String connectionId, String id);
}
