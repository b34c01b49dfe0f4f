package dev.latchkey.access;

import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.policy.Principal;
import java.util.Map;
import java.util.Set;

/**
 * Whom a check is about: the principal as policies see it, and what else its requests carry.
 *
 * @param tags of the user or role, {@code aws:PrincipalTag/…}
 * @param unknown context keys that differ between the callers the subject stands for
 */
record Subject(Principal principal, Map<String, String> tags, Set<String> unknown, SignedWith signedWith) {

    /** Any session name serves: session ARNs in resource policies are callers of their own. */
    private static final String SESSION = "latchkey";

    static Subject of(Principal principal, SignedWith signedWith) {
        return new Subject(principal, Map.of(), Set.of(), signedWith);
    }

    static Subject anonymous() {
        return of(new Principal.Anonymous(), SignedWith.LONG_TERM_KEY);
    }

    /** The user; one session of the role; or a user who has nothing but the group. */
    static Subject of(KnownPrincipal known, SignedWith signedWith) {
        return switch (known.kind()) {
            case USER ->
                new Subject(new Principal.User(known.arn(), known.uniqueId()), known.tags(), Set.of(), signedWith);
            case ROLE ->
                new Subject(
                        session(known, SESSION),
                        known.tags(),
                        Set.of("aws:userid"),
                        signedWith == SignedWith.ANYTHING ? SignedWith.SOME_SESSION : signedWith);
            case GROUP ->
                new Subject(
                        new Principal.User(known.arn(), known.uniqueId()),
                        Map.of(),
                        Set.of("aws:username", "aws:userid", "aws:PrincipalArn"),
                        signedWith);
        };
    }

    static Principal session(KnownPrincipal role, String name) {
        String account = role.arn().substring(0, role.arn().indexOf(":role/")).replace(":iam:", ":sts:");
        return new Principal.RoleSession(
                role.arn(), account + ":assumed-role/" + role.name() + "/" + name, role.uniqueId() + ":" + name);
    }
}
