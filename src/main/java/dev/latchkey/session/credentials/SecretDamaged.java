package dev.latchkey.session.credentials;

/** A sealed value does not open: it was changed or moved, or was sealed under another key. It is never tried again. */
public final class SecretDamaged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SecretDamaged(SealedField place) {
        super("A sealed " + place.field() + " of " + place.purpose().keyset() + " does not open.", null, false, false);
    }
}
