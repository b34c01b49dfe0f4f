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

    String wire() {
        return wire;
    }
}
