package dev.latchkey.console;

import java.util.Optional;

/** A card on Home, given by the module whose facts it shows. */
public interface HomeCard {

    /** The slot: {@code first-key}, {@code session}, {@code recent} or {@code functions}. */
    String id();

    /** The template that holds the fragment {@code card(view)}. */
    String template();

    /** What the fragment renders. */
    Object view(Operator operator, Frame frame);

    /** The finding that becomes the page's title, if this card has one. */
    default Optional<Headline> headline(Operator operator, Frame frame) {
        return Optional.empty();
    }

    /** A page title that states a finding, and one line below it. */
    record Headline(String title, String line) {}
}
