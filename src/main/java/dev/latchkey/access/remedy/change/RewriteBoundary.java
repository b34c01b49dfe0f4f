package dev.latchkey.access.remedy.change;

import dev.latchkey.access.remedy.words.Evidence;
import dev.latchkey.access.remedy.words.Piece;
import dev.latchkey.access.remedy.words.Words;
import dev.latchkey.inventory.KnownPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A boundary that denies the call and would not allow it either: both in one new version.
 *
 * @param widen of the boundary as it is once narrowed
 */
public record RewriteBoundary(NarrowDeny narrow, WidenBoundary widen) implements Grant {

    @Override
    public String slot() {
        return widen.slot();
    }

    @Override
    public String icon() {
        return narrow.icon();
    }

    @Override
    public List<Piece> sentence() {
        List<Piece> sentence = new ArrayList<>(narrow.sentence());
        sentence.addAll(Words.actions(widen.actions(), ", and add ", " there"));
        return List.copyOf(sentence);
    }

    @Override
    public List<KnownPrincipal> others() {
        return widen.others();
    }

    @Override
    public String caveat() {
        return narrow.caveat();
    }

    @Override
    public List<Evidence> evidence() {
        return widen.evidence();
    }

    @Override
    public Asked after(Asked asked) {
        return widen.after(asked);
    }

    @Override
    public Caution caution() {
        return Caution.DENY;
    }

    @Override
    public Set<UrlAction> actions() {
        return widen.actions();
    }

    @Override
    public RewriteBoundary only(Set<UrlAction> fewer) {
        return new RewriteBoundary(narrow, widen.only(fewer));
    }
}
