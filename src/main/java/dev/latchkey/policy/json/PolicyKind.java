package dev.latchkey.policy.json;

/** What a policy is attached to, which decides what must and must not stand in it. */
public enum PolicyKind {
    /** Of a user, group or role, a managed policy, a boundary or a session policy. */
    IDENTITY,
    /** Of a function. */
    RESOURCE,
    /** Who may assume a role. */
    TRUST
}
