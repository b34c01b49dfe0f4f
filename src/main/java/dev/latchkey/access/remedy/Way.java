package dev.latchkey.access.remedy;

import dev.latchkey.access.remedy.words.Evidence;
import dev.latchkey.access.remedy.words.Piece;
import dev.latchkey.access.remedy.words.Step;
import java.util.List;
import java.util.stream.Collectors;

/** One answer to "What would allow it". */
public sealed interface Way permits Proved, NothingProved {

    /** Name of the icon in the sprite. */
    String icon();

    List<Piece> sentence();

    /** Other principals that hold or use what is changed. */
    int others();

    /** What it does to others, in a sentence of its own; empty where it changes no policy. */
    String effect();

    /** The texts to write, as they were evaluated. */
    List<Evidence> evidence();

    /** Where to go on, in the order of the changes; empty where no page does it. */
    List<Step> steps();

    /** The sentence without looks. */
    default String words() {
        return sentence().stream().map(Piece::text).collect(Collectors.joining());
    }
}
