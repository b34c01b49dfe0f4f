package dev.latchkey.sandbox.account;

/** What identity policies are put in and attached to: a user, a group or a role. */
public sealed interface Identity permits User, Group, Role {

    /** The three kinds, in the words of IAM's messages, ARNs and parameter names. */
    enum Kind {
        USER("user", "User", "AIDA"),
        GROUP("group", "Group", "AGPA"),
        ROLE("role", "Role", "AROA");

        private final String word;
        private final String title;
        private final String idPrefix;

        Kind(String word, String title, String idPrefix) {
            this.word = word;
            this.title = title;
            this.idPrefix = idPrefix;
        }

        public String word() {
            return word;
        }

        public String title() {
            return title;
        }

        /** First four letters of the unique id (IAM User Guide, "IAM identifiers"). */
        public String idPrefix() {
            return idPrefix;
        }
    }

    Kind kind();

    Nameplate plate();

    Grants grants();

    Identity with(Grants grants);

    default String name() {
        return plate().name();
    }

    default String arn() {
        return plate().arn();
    }

    default String id() {
        return plate().id();
    }
}
