package dev.latchkey.invocation.probe;

/** Prediction against answer; {@code fact} is the word of the activity log. */
enum Agreement {
    AGREE("true"),
    DIFFER("false"),
    /** The prediction or the answer leaves it open. */
    OPEN("open");

    private final String fact;

    Agreement(String fact) {
        this.fact = fact;
    }

    /**
     * @param assumed whether the check took something about the call for granted, which the request need not have
     */
    static Agreement of(Predicted predicted, boolean assumed, Evidence evidence) {
        if (!predicted.firm() || evidence != Evidence.PASSED && evidence != Evidence.REFUSED) {
            return OPEN;
        }
        if (predicted.passes() == (evidence == Evidence.PASSED)) {
            return AGREE;
        }
        return assumed ? OPEN : DIFFER;
    }

    static Agreement ofFact(String fact) {
        return switch (fact) {
            case "true" -> AGREE;
            case "false" -> DIFFER;
            default -> OPEN;
        };
    }

    String fact() {
        return fact;
    }
}
