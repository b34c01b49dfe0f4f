package dev.latchkey.permission.statement;

import java.util.ArrayList;
import java.util.List;

/** A sentence in the making. */
final class Phrase {

    private final List<Token> tokens = new ArrayList<>();

    Phrase words(String text) {
        tokens.add(Token.words(text));
        return this;
    }

    Phrase name(String text, String title) {
        tokens.add(Token.name(text, title));
        return this;
    }

    Phrase name(String text) {
        return name(text, text);
    }

    Phrase star(String text) {
        tokens.add(Token.star(text));
        return this;
    }

    /** {@code a}, {@code a and b}, {@code a, b and c}; each item adds itself. */
    Phrase list(List<Runnable> items, String last) {
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                words(i == items.size() - 1 ? " " + last + " " : ", ");
            }
            items.get(i).run();
        }
        return this;
    }

    /** The same for names. */
    Phrase names(List<String> names, String last) {
        List<Runnable> items = new ArrayList<>();
        names.forEach(name -> items.add(() -> name(name)));
        return list(items, last);
    }

    List<Token> tokens() {
        return tokens;
    }
}
