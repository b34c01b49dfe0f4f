package dev.latchkey.access.remedy;

import dev.latchkey.access.remedy.change.Asked;
import dev.latchkey.access.remedy.change.Caution;
import dev.latchkey.access.remedy.change.Change;
import dev.latchkey.access.remedy.change.ChangeCall;
import dev.latchkey.access.remedy.change.SignAs;
import dev.latchkey.access.remedy.words.Evidence;
import dev.latchkey.access.remedy.words.Piece;
import dev.latchkey.access.remedy.words.Step;
import dev.latchkey.inventory.KnownPrincipal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Changes that together allow the call: the check was made with them and answered so.
 *
 * @param changes none can be left out
 * @param gain who else can invoke the URL afterwards
 */
public record Proved(List<Change> changes, Gain gain) implements Way {

    public Proved {
        changes = List.copyOf(changes);
    }

    @Override
    public String icon() {
        return changes.getFirst().icon();
    }

    @Override
    public List<Piece> sentence() {
        List<Piece> sentence = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            List<Piece> part = changes.get(i).sentence();
            if (i == 0) {
                sentence.addAll(part);
            } else {
                sentence.add(Piece.plain(", and "));
                sentence.add(decapitalized(part.getFirst()));
                sentence.addAll(part.subList(1, part.size()));
            }
        }
        return List.copyOf(sentence);
    }

    @Override
    public int others() {
        return (int) changes.stream()
                .flatMap(change -> change.others().stream())
                .map(KnownPrincipal::arn)
                .distinct()
                .count();
    }

    @Override
    public String effect() {
        String caveats = changes.stream()
                .map(Change::caveat)
                .filter(caveat -> !caveat.isEmpty())
                .collect(Collectors.joining(" "));
        boolean call = changes.stream().allMatch(change -> change instanceof SignAs || change instanceof ChangeCall);
        return call ? caveats : (gain.words() + " " + caveats).strip();
    }

    @Override
    public List<Evidence> evidence() {
        return changes.stream().flatMap(change -> change.evidence().stream()).toList();
    }

    @Override
    public List<Step> steps() {
        return changes.stream()
                .flatMap(change -> change.next().stream())
                .distinct()
                .toList();
    }

    /** The question as it stands once the changes are made. */
    Asked after(Asked asked) {
        Asked changed = asked;
        for (Change change : changes) {
            changed = change.after(changed);
        }
        return changed;
    }

    /** That of the change that needs the most. */
    Caution caution() {
        return changes.stream()
                .map(Change::caution)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Piece decapitalized(Piece piece) {
        String text = piece.text();
        return new Piece(piece.look(), Character.toLowerCase(text.charAt(0)) + text.substring(1));
    }
}
