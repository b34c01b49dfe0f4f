package dev.latchkey.access.remedy;

/**
 * Who can invoke the URL through the changes, beside the one who asked.
 *
 * @param others users and roles of the account that could not before
 * @param beyond those nobody can count: {@code anyone on the internet}; empty where there are none
 */
public record Gain(int others, String beyond) {

    static final Gain NOBODY = new Gain(0, "");

    public boolean nobody() {
        return others == 0 && beyond.isEmpty();
    }

    /** {@code Gives nobody else access.} */
    public String words() {
        if (!beyond.isEmpty()) {
            return "Lets in " + beyond + ".";
        }
        return switch (others) {
            case 0 -> "Gives nobody else access.";
            case 1 -> "1 other gains access.";
            default -> "%,d others gain access.".formatted(others);
        };
    }
}
