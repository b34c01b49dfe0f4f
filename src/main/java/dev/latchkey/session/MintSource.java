package dev.latchkey.session;

import org.jspecify.annotations.Nullable;

/**
 * What a mint starts from, usable or not.
 *
 * @param session the live or ended session behind it, null for an access key
 */
record MintSource(SigningIdentity identity, @Nullable StsSession session) {

    boolean isAccessKey() {
        return identity.kind() == SigningIdentity.Kind.ACCESS_KEY;
    }

    /** A role session assuming a role again is role chaining, which AWS limits to one hour. */
    boolean isRoleSession() {
        return session != null && session.mechanism() == StsSession.Mechanism.ASSUME_ROLE;
    }
}
