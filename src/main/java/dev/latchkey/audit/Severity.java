package dev.latchkey.audit;

/** How much a finding weighs, the heaviest first. */
public enum Severity {
    HIGH("High", "alert-octagon"),
    MEDIUM("Medium", "alert-triangle");

    private final String word;
    private final String icon;

    Severity(String word, String icon) {
        this.word = word;
        this.icon = icon;
    }

    public String word() {
        return word;
    }

    public String icon() {
        return icon;
    }
}
