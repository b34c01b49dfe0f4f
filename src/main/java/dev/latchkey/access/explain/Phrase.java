package dev.latchkey.access.explain;

import dev.latchkey.access.remedy.words.Piece;
import dev.latchkey.access.remedy.words.Piece.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A sentence under construction: plain words, names in bold, identifiers in mono. */
public final class Phrase {

    private final List<Piece> pieces = new ArrayList<>();

    static Phrase of(String text) {
        return new Phrase().text(text);
    }

    static Phrase ofMono(String text) {
        return new Phrase().mono(text);
    }

    static Phrase ofBold(String text) {
        return new Phrase().bold(text);
    }

    Phrase text(String text) {
        return add(Look.PLAIN, text);
    }

    Phrase mono(String text) {
        return add(Look.MONO, text);
    }

    Phrase bold(String text) {
        return add(Look.BOLD, text);
    }

    /** Values in mono, at most {@code most} of them: {@code a, b and 3 more}. */
    Phrase list(List<String> values, String last, int most) {
        int shown = values.size() <= most ? values.size() : most - 1;
        for (int i = 0; i < shown; i++) {
            boolean end = i == shown - 1 && shown == values.size();
            text(i == 0 ? "" : end ? " " + last + " " : ", ").mono(values.get(i));
        }
        return shown == values.size() ? this : text(" " + last + " " + (values.size() - shown) + " more");
    }

    Phrase then(Phrase other) {
        pieces.addAll(other.pieces);
        return this;
    }

    private Phrase add(Look look, String text) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(look, text));
        }
        return this;
    }

    public List<Piece> pieces() {
        return List.copyOf(pieces);
    }

    /** Without looks. */
    public String words() {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return words();
    }
}
