package dev.latchkey.sandbox.iam.simulator;

/** The decisions of the simulator, from the mildest on. */
enum Verdict {
    ALLOWED("allowed"),
    IMPLICIT_DENY("implicitDeny"),
    EXPLICIT_DENY("explicitDeny");

    private final String wire;

    Verdict(String wire) {
        this.wire = wire;
    }

    static Verdict stricter(Verdict one, Verdict other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    String wire() {
        return wire;
    }
}
