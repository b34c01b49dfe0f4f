package dev.latchkey.access.remedy.words;

import dev.latchkey.access.remedy.change.UrlAction;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.PrincipalKind;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Parts of sentences that several changes share. */
public final class Words {

    private Words() {}

    /** {@code both actions}, or the name of one. */
    public static List<Piece> actions(Set<UrlAction> actions, String before, String after) {
        if (actions.size() == UrlAction.values().length) {
            return List.of(Piece.plain(before + "both actions" + after));
        }
        List<Piece> pieces = new ArrayList<>();
        pieces.add(Piece.plain(before));
        Iterator<UrlAction> each = actions.iterator();
        while (each.hasNext()) {
            pieces.add(Piece.mono(each.next().shortName()));
            pieces.add(Piece.plain(each.hasNext() ? " and " : after));
        }
        return pieces;
    }

    /** {@code 1 role}, {@code 3 roles}. */
    public static String count(int number, String one) {
        return "%,d %s%s".formatted(number, one, number == 1 ? "" : "s");
    }

    /** {@code 3 other roles}, {@code 1 other user and 2 other roles}, groups beside. */
    public static String principals(List<KnownPrincipal> principals, String which) {
        List<String> parts = new ArrayList<>();
        for (PrincipalKind kind : PrincipalKind.values()) {
            int number = (int) principals.stream()
                    .filter(principal -> principal.kind() == kind)
                    .count();
            if (number > 0) {
                parts.add(count(number, which.isEmpty() ? kind.word() : which + " " + kind.word()));
            }
        }
        return String.join(" and ", parts);
    }
}
