package dev.latchkey.access.remedy.change;

import dev.latchkey.access.CallContext;
import dev.latchkey.access.remedy.words.Addresses;
import dev.latchkey.access.remedy.words.Piece;
import dev.latchkey.access.remedy.words.Step;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.PrincipalKind;
import java.util.List;
import java.util.Optional;

/**
 * The same call, signed by somebody who may make it already.
 *
 * @param assumable whether the one who asked may assume this role
 * @param wildcard whether what lets it in is a statement that allows everything
 * @param context of the call, with the credentials such a principal has
 */
public record SignAs(KnownPrincipal principal, boolean assumable, boolean wildcard, CallContext context)
        implements Change {

    @Override
    public String icon() {
        return principal.kind() == PrincipalKind.ROLE ? "user-cog" : "user";
    }

    @Override
    public List<Piece> sentence() {
        String may = assumable ? ", a role it may assume" : "";
        String rest = wildcard ? ", which is allowed everything" : ", which is already allowed";
        return List.of(Piece.plain("Invoke as "), Piece.bold(principal.name()), Piece.plain(may + rest));
    }

    @Override
    public Optional<Step> next() {
        return Optional.of(new Step("Sign as", Addresses.sessions(principal)));
    }

    @Override
    public Asked after(Asked asked) {
        return asked.by(principal.arn()).with(context);
    }

    @Override
    public Caution caution() {
        return wildcard ? Caution.LIMIT : Caution.CALL;
    }
}
