package dev.latchkey.access.remedy.change;

import dev.latchkey.access.CallContext;
import dev.latchkey.access.SignedWith;
import dev.latchkey.access.remedy.words.Piece;
import dev.latchkey.access.remedy.words.Step;
import dev.latchkey.policy.RequestContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The same principal and policies, but other credentials or another place to call from.
 *
 * @param slot what it decides; two changes of one slot exclude each other
 * @param signedWith null to leave it
 * @param keys laid over the context
 * @param plain without the session policy that was passed
 */
public record ChangeCall(
        String slot,
        String icon,
        List<Piece> sentence,
        String caveat,
        @Nullable SignedWith signedWith,
        RequestContext keys,
        boolean plain,
        Optional<Step> next)
        implements Change {

    @Override
    public Asked after(Asked asked) {
        CallContext now = asked.context();
        return asked.with(new CallContext(
                signedWith == null ? now.signedWith() : signedWith,
                now.keys().with(keys),
                plain ? null : now.sessionPolicy()));
    }

    /** A long-term key instead of a session is a way past what asks for MFA. */
    @Override
    public Caution caution() {
        return caveat.isEmpty() && signedWith != SignedWith.LONG_TERM_KEY ? Caution.CALL : Caution.SHARED;
    }
}
