package dev.latchkey.access.remedy.change;

import dev.latchkey.access.remedy.words.Addresses;
import dev.latchkey.access.remedy.words.Piece;
import dev.latchkey.access.remedy.words.Step;
import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.FunctionUrl.AuthType;
import dev.latchkey.inventory.KnownPrincipal;
import java.util.List;
import java.util.Optional;

/**
 * The URL asks for a signature, so that what principals' own policies allow begins to count.
 *
 * @param others all other users and roles: theirs count as well
 */
public record RequireSignature(FunctionUrl url, List<KnownPrincipal> others) implements Change {

    @Override
    public String icon() {
        return "lock";
    }

    @Override
    public List<Piece> sentence() {
        return List.of(
                Piece.plain("Switch the URL of "),
                Piece.bold(url.id()),
                Piece.plain(" to "),
                Piece.mono(AuthType.AWS_IAM.name()));
    }

    @Override
    public String caveat() {
        return "Callers who do not sign are then refused.";
    }

    @Override
    public Optional<Step> next() {
        return Optional.of(new Step("Preview", Addresses.encoded("/functions/{fn}?tab=config", url.id())));
    }

    @Override
    public Asked after(Asked asked) {
        return asked.with(asked.url().with(AuthType.AWS_IAM));
    }

    @Override
    public Caution caution() {
        return Caution.SHARED;
    }
}
