package dev.latchkey.console;

import java.io.Serializable;

/**
 * The human at the console.
 *
 * @param id the sign-in name, stable
 * @param name as shown
 */
public record Operator(String id, String name) implements Serializable {

    /** Two letters for the avatar. */
    public String initials() {
        String[] words = name.strip().split("\\s+");
        String letters = words.length > 1
                ? words[0].substring(0, 1) + words[words.length - 1].substring(0, 1)
                : name.substring(0, Math.min(2, name.length()));
        return letters.toUpperCase();
    }
}
