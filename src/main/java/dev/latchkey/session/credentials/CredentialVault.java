package dev.latchkey.session.credentials;

import dev.latchkey.console.Operator;

/** Opens the sealed credentials of a signing identity at the moment they are used. */
public interface CredentialVault {

    /**
     * Checks owner, state and expiry against the clock now, then unseals.
     *
     * @param identityId of a session or an access key
     */
    Opening open(String identityId, Operator operator);
}
