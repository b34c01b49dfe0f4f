package dev.latchkey.access.remedy.call;

import dev.latchkey.access.CallContext;
import dev.latchkey.access.SignedWith;
import dev.latchkey.access.remedy.change.Asked;
import dev.latchkey.access.remedy.change.ChangeCall;
import dev.latchkey.access.remedy.words.Addresses;
import dev.latchkey.access.remedy.words.Piece;
import dev.latchkey.access.remedy.words.Step;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.PrincipalKind;
import dev.latchkey.policy.RequestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Other credentials of the same principal, where conditions ask about them.
 *
 * <p>AWS: "AWS global condition context keys": a long-term key carries neither an MFA key nor a time of issue.
 */
public final class Credentials {

    private static final Set<String> KEYS =
            Set.of("aws:multifactorauthpresent", "aws:multifactorauthage", "aws:tokenissuetime");

    private final Asked asked;
    private final KnownPrincipal known;

    public Credentials(Asked asked, KnownPrincipal known) {
        this.asked = asked;
        this.known = known;
    }

    /**
     * @param keys condition keys, in lower case, on which the answer may hang
     */
    public List<ChangeCall> changes(Set<String> keys) {
        List<ChangeCall> changes = new ArrayList<>();
        CallContext now = asked.context();
        if (now.sessionPolicy() != null) {
            changes.add(
                    change("session policy", List.of(Piece.plain("Mint a session without the session policy")), null));
        }
        if (keys.stream().noneMatch(KEYS::contains)) {
            return changes;
        }
        changes.add(change("credentials", session(""), SignedWith.SESSION));
        changes.add(change("credentials", session(" with MFA"), SignedWith.SESSION_WITH_MFA));
        if (known.kind() == PrincipalKind.USER) {
            List<Piece> key = List.of(
                    Piece.plain("Sign with an access key of "),
                    Piece.bold(known.name()),
                    Piece.plain(", not a session"));
            changes.add(change("credentials", key, SignedWith.LONG_TERM_KEY));
        }
        return changes;
    }

    private List<Piece> session(String how) {
        return List.of(Piece.plain("Sign with a new session of "), Piece.bold(known.name()), Piece.plain(how));
    }

    private ChangeCall change(String slot, List<Piece> sentence, @Nullable SignedWith with) {
        boolean key = with == SignedWith.LONG_TERM_KEY;
        Step step = key
                ? new Step("Open keys", Addresses.encoded("/principals/users/{name}?tab=keys", known.name()))
                : new Step("Mint", Addresses.sessions(known));
        String icon = key ? "square-key" : "key";
        return new ChangeCall(slot, icon, sentence, "", with, keys(with), with == null, Optional.of(step));
    }

    /** Absent keys are put without values: what was assumed about them must not win. */
    private RequestContext keys(@Nullable SignedWith with) {
        RequestContext.Builder keys = RequestContext.builder();
        String now = asked.snapshot().readAt().toString();
        return switch (with) {
            case null -> keys.build();
            case SESSION, SOME_SESSION, ANYTHING ->
                keys.put("aws:MultiFactorAuthPresent", "false")
                        .put("aws:MultiFactorAuthAge", List.of())
                        .put("aws:TokenIssueTime", now)
                        .build();
            case SESSION_WITH_MFA ->
                keys.put("aws:MultiFactorAuthPresent", "true")
                        .put("aws:MultiFactorAuthAge", "1")
                        .put("aws:TokenIssueTime", now)
                        .build();
            case LONG_TERM_KEY ->
                keys.put("aws:MultiFactorAuthPresent", List.of())
                        .put("aws:MultiFactorAuthAge", List.of())
                        .put("aws:TokenIssueTime", List.of())
                        .build();
        };
    }
}
