package dev.latchkey.access.remedy.change;

import dev.latchkey.access.remedy.words.Evidence;
import dev.latchkey.access.remedy.words.Piece;
import dev.latchkey.access.remedy.words.Step;
import dev.latchkey.inventory.KnownPrincipal;
import java.util.List;
import java.util.Optional;

/** One thing to do differently. */
public sealed interface Change permits SignAs, ChangeCall, RequireSignature, Grant, NarrowDeny {

    /** What it decides: two changes with the same one exclude each other; empty where none does. */
    default String slot() {
        return "";
    }

    /** Name of the icon in the sprite. */
    String icon();

    /** Without a full stop; it begins with a capital letter. */
    List<Piece> sentence();

    /** Users and roles that hold or use what is changed, beside the one who asked. */
    default List<KnownPrincipal> others() {
        return List.of();
    }

    /** Whom it lets in that nobody can count, {@code anyone on the internet}; empty where it does not. */
    default String beyond() {
        return "";
    }

    /** What the evaluation could not see, a sentence; empty where it saw everything. */
    default String caveat() {
        return "";
    }

    /** The texts to write. */
    default List<Evidence> evidence() {
        return List.of();
    }

    /** Where to go on. */
    default Optional<Step> next() {
        return Optional.empty();
    }

    /** What is asked once the change is made. */
    Asked after(Asked asked);

    /** How much it takes to answer for it; ways with less come first. */
    Caution caution();
}
