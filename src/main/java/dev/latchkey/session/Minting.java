package dev.latchkey.session;

import dev.latchkey.session.credentials.Refusal;

/** What came of asking STS. */
public sealed interface Minting {

    /** A session, which signs from now on. */
    record Minted(StsSession session) implements Minting {}

    /** No session; nothing was stored. */
    record Refused(Refusal refusal) implements Minting {}
}
