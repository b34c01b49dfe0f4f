package dev.latchkey.inventory;

import java.util.List;

/**
 * Something that AWS did not let Latchkey read; verdicts that would rest on it are unknown.
 *
 * @param action the permission that was missing, {@code iam:GetAccountAuthorizationDetails}
 * @param subjects names of the functions or policies concerned; empty means all of them
 * @param reason AWS's message verbatim
 * @param denied whether AWS refused; otherwise it failed to answer
 */
public record ReadGap(Part part, String action, List<String> subjects, String reason, boolean denied) {

    /** What is missing. */
    public enum Part {
        PRINCIPALS("users, roles, groups and their policies"),
        MANAGED_POLICIES("managed policies"),
        FUNCTIONS("functions"),
        FUNCTION_URLS("function URLs"),
        RESOURCE_POLICIES("resource policies"),
        /** AWS did not answer; what is shown is the last good copy. */
        CONNECTION("anything newer");

        private final String words;

        Part(String words) {
            this.words = words;
        }

        /** In a sentence: {@code resource policies}. */
        public String words() {
            return words;
        }
    }
}
