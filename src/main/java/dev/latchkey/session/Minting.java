package dev.latchkey.session;

import dev.latchkey.session.credentials.Refusal;
import java.util.List;

/** What came of asking STS. */
public sealed interface Minting {

    /** A session, which signs from now on. */
    record Minted(StsSession session) implements Minting {}

    /** No session; nothing was stored. */
    record Refused(List<Refusal> refusals) implements Minting {

        /** The first, where one is shown. */
        public Refusal refusal() {
            return refusals.getFirst();
        }
    }
}
