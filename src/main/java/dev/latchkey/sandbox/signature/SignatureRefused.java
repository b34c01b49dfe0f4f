package dev.latchkey.sandbox.signature;

/** A request whose signature is not accepted; the kind decides the error code, which differs by protocol. */
public final class SignatureRefused extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Kind {
        /** Nothing, or another scheme, stands in Authorization. */
        MISSING,
        /** A part of it is missing or malformed. */
        INCOMPLETE,
        /** Region, service, terminator or date of the scope are wrong. */
        SCOPE,
        /** Too old or too new. */
        SKEW,
        /** The key is unknown or inactive, or its token is missing or another's. */
        UNKNOWN_KEY,
        /** The session is over. */
        EXPIRED,
        /** The signature is another one. */
        MISMATCH
    }

    private final Kind kind;

    SignatureRefused(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    public String message() {
        return String.valueOf(getMessage());
    }
}
