package dev.latchkey.permission;

import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.PrincipalKind;

/** A user, role or group of the connection's account. */
public record PrincipalRef(PrincipalKind kind, String name, String arn) {

    public static PrincipalRef of(KnownPrincipal principal) {
        return new PrincipalRef(principal.kind(), principal.name(), principal.arn());
    }

    /** The operation that acts on this kind: {@code operation("Put", "Policy")} is {@code iam:PutUserPolicy}. */
    public String operation(String verb, String object) {
        String kindWord = switch (kind) {
            case USER -> "User";
            case ROLE -> "Role";
            case GROUP -> "Group";
        };
        return "iam:" + verb + kindWord + object;
    }
}
