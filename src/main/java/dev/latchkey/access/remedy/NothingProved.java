package dev.latchkey.access.remedy;

import dev.latchkey.access.remedy.words.Evidence;
import dev.latchkey.access.remedy.words.Piece;
import dev.latchkey.access.remedy.words.Step;
import java.util.List;

/**
 * No change was found that surely allows the call.
 *
 * @param reason whole sentences
 */
public record NothingProved(String reason) implements Way {

    @Override
    public String icon() {
        return "info-circle";
    }

    @Override
    public List<Piece> sentence() {
        return List.of(Piece.plain(reason));
    }

    @Override
    public int others() {
        return 0;
    }

    @Override
    public String effect() {
        return "";
    }

    @Override
    public List<Evidence> evidence() {
        return List.of();
    }

    @Override
    public List<Step> steps() {
        return List.of();
    }
}
