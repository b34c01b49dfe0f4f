package dev.latchkey.access.page;

import dev.latchkey.access.Callers;

/**
 * A bar of three parts, 88 × 10, as widths that add up to at most 88.
 *
 * @param users width of the part for users, or of the only part
 */
record ReachBar(int users, int roles, int others) {

    static final int WIDTH = 88;

    static ReachBar of(Callers.Count callers, int most) {
        return new ReachBar(width(callers.users(), most), width(callers.roles(), most), width(callers.others(), most));
    }

    static ReachBar of(int part, int whole) {
        return new ReachBar(width(part, whole), 0, 0);
    }

    /** Where the second part begins. */
    public int rolesFrom() {
        return users;
    }

    public int othersFrom() {
        return users + roles;
    }

    /** One caller stays visible beside thousands. */
    private static int width(int part, int whole) {
        return part == 0 || whole == 0 ? 0 : Math.max(4, WIDTH * part / whole);
    }
}
