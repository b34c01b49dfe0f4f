package dev.latchkey.access;

/** What a caller is, as lists group and colour it. */
public enum CallerKind {
    USER("user", "user", true),
    ROLE("role", "user-cog", true),
    /** One session of a role, named by its session ARN. */
    SESSION("session", "key", true),
    /** A principal of another account, or the account as a whole. */
    OTHER_ACCOUNT("other account", "users", false),
    SERVICE("service", "box", false),
    ANYONE("anyone", "world", false);

    private final String word;
    private final String icon;
    private final boolean own;

    CallerKind(String word, String icon, boolean own) {
        this.word = word;
        this.icon = icon;
        this.own = own;
    }

    public String word() {
        return word;
    }

    /** Name of the icon in the sprite. */
    public String icon() {
        return icon;
    }

    /** Whether it belongs to the account of the function. */
    public boolean own() {
        return own;
    }
}
