package dev.latchkey.access.remedy;

import java.util.List;
import java.util.Optional;

/** One thing to do differently. */
sealed interface Change permits SignAs, Grant {

    /** Name of the icon in the sprite. */
    String icon();

    /** Without a full stop; it begins with a capital letter. */
    List<Piece> sentence();

    /** Other principals that hold or use what is changed. */
    int others();

    /** The texts to write. */
    List<Evidence> evidence();

    /** Where to go on. */
    Optional<Step> next();

    /** What is asked once the change is made. */
    Asked after(Asked asked);

    /** How much it takes to answer for it; ways with less come first. */
    Caution caution();
}
