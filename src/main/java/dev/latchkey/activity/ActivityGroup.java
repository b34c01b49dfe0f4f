package dev.latchkey.activity;

import java.util.EnumSet;
import java.util.Set;

/** The filter of the Activity page: kinds a reader looks for together. */
enum ActivityGroup {
    SESSIONS("Sessions"),
    INVOKES("Invokes"),
    POLICY_CHANGES("Policy changes"),
    RESOURCES("Users and functions"),
    SIGN_INS("Sign-ins");

    private final String label;

    ActivityGroup(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    Set<ActivityKind> kinds() {
        EnumSet<ActivityKind> kinds = EnumSet.noneOf(ActivityKind.class);
        for (ActivityKind kind : ActivityKind.values()) {
            if (of(kind) == this) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    private static ActivityGroup of(ActivityKind kind) {
        return switch (kind) {
            case MINT_SESSION,
                    ASSUME_ROLE,
                    SIGN_WITH,
                    FORGET_SESSION,
                    COPY_SECRET,
                    REVEAL_SECRET,
                    CREATE_ACCESS_KEY,
                    UPDATE_ACCESS_KEY,
                    DELETE_ACCESS_KEY,
                    IMPORT_ACCESS_KEY -> SESSIONS;
            case SIGN_IN, SIGN_OUT -> SIGN_INS;
            case ATTACH_POLICY,
                    DETACH_POLICY,
                    PUT_POLICY,
                    DELETE_POLICY,
                    CREATE_POLICY,
                    CREATE_POLICY_VERSION,
                    SET_BOUNDARY,
                    DELETE_BOUNDARY,
                    ADD_PERMISSION,
                    REMOVE_PERMISSION -> POLICY_CHANGES;
            case INVOKE, PROBE -> INVOKES;
            case CREATE_USER,
                    DELETE_USER,
                    ADD_TO_GROUP,
                    REMOVE_FROM_GROUP,
                    CREATE_FUNCTION,
                    DELETE_FUNCTION,
                    CREATE_ROLE,
                    DELETE_ROLE,
                    CREATE_URL,
                    UPDATE_URL,
                    DELETE_URL -> RESOURCES;
        };
    }
}
