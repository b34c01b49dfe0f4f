package dev.latchkey.permission;

import java.util.Locale;

/**
 * A managed policy that a principal can be given.
 *
 * @param awsManaged whether AWS keeps it
 */
public record AttachablePolicy(String name, String arn, boolean awsManaged) {

    /** Whether all words of the text occur in its name or ARN, in any case. */
    public boolean matches(String text) {
        String own = (name + " " + arn).toLowerCase(Locale.ROOT);
        for (String word : text.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
            if (!own.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
