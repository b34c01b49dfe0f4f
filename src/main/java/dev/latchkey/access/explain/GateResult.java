package dev.latchkey.access.explain;

import dev.latchkey.access.ActionDecision;
import dev.latchkey.policy.Decision.Undetermined;
import dev.latchkey.policy.Gate;
import dev.latchkey.policy.GateKind;
import dev.latchkey.policy.PolicyType;
import java.util.Locale;

/** What a gate came to, as the page words and draws it. */
public enum GateResult {
    PASSED("Passed", "check", ""),
    ALLOWS("Allows", "check", "circle-check"),
    NO_MATCH("No match", "minus", ""),
    STOPS("Stops it", "x", "ban"),
    DEPENDS("Depends", "adjustments", "adjustments"),
    UNKNOWN("Can’t tell", "help-circle", "help-circle"),
    SKIPPED("Skipped", "minus", ""),
    NOT_APPLICABLE("Not applicable", "minus", "");

    private final String word;
    private final String sign;
    private final String icon;

    GateResult(String word, String sign, String icon) {
        this.word = word;
        this.sign = sign;
        this.icon = icon;
    }

    static GateResult of(CheckedCall call, ActionDecision action, GateKind kind) {
        Gate gate = action.decision().trace().gate(kind);
        boolean grants = kind == GateKind.RESOURCE || kind == GateKind.IDENTITY;
        return switch (gate.state()) {
            case DECIDED, PASSED -> grants ? ALLOWS : PASSED;
            case NO_MATCH -> NO_MATCH;
            case DEPENDS -> gate.deciding() == null && unread(action, kind) ? UNKNOWN : DEPENDS;
            case STOPPED, NOTHING_ALLOWS -> STOPS;
            case NOT_REACHED -> SKIPPED;
            case NOT_APPLICABLE ->
                kind == GateKind.SESSION && call.mayCarrySessionPolicy() && stoppedBefore(action)
                        ? SKIPPED
                        : NOT_APPLICABLE;
        };
    }

    private static boolean unread(ActionDecision action, GateKind kind) {
        PolicyType type = type(kind);
        return action.decision() instanceof Undetermined open && open.unread().contains(type);
    }

    private static boolean stoppedBefore(ActionDecision action) {
        return action.decision().codes().matches(".*[xi].*");
    }

    static PolicyType type(GateKind kind) {
        return switch (kind) {
            case ORGANIZATION -> PolicyType.ORGANIZATION;
            case RESOURCE -> PolicyType.RESOURCE;
            case DENY, IDENTITY -> PolicyType.IDENTITY;
            case BOUNDARY -> PolicyType.BOUNDARY;
            case SESSION -> PolicyType.SESSION;
        };
    }

    /** {@code Stops it}. */
    public String word() {
        return word;
    }

    /** Name of the sign in the circle. */
    public String sign() {
        return sign;
    }

    /** Name of the icon beside the word; empty for quiet results. */
    public String icon() {
        return icon;
    }

    /** Class of its look. */
    public String css() {
        return "gt-" + name().toLowerCase(Locale.ROOT).replace("_", "-");
    }
}
