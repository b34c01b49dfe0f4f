package dev.latchkey.invocation.probe;

/**
 * What the access check was asked and answered.
 *
 * @param principal an ARN, {@code anonymous} or a service, as the check spells it
 * @param functionId {@code name} or {@code name:alias}
 * @param assumed whether the check took a request context for granted
 */
record Question(String principal, String functionId, Predicted predicted, boolean assumed) {

    static final String ANYBODY = "anonymous";

    /** The last part of the ARN. */
    public String principalName() {
        String[] parts = principal.split("[/:]");
        return principal.equals(ANYBODY) || parts.length == 0 ? "anyone" : parts[parts.length - 1];
    }
}
