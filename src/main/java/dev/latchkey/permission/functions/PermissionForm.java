package dev.latchkey.permission.functions;

import org.jspecify.annotations.Nullable;

/**
 * The Add permission card as it was sent.
 *
 * @param principal name, ARN, account number, service or {@code *}
 * @param url whether lambda:InvokeFunctionUrl is ticked
 * @param invoke whether lambda:InvokeFunction is ticked
 * @param sid of the first statement, or empty for a generated one
 * @param confirm the function's name, typed
 * @param revision of the policy the operator saw
 * @param given whether the card was sent at all; unticked boxes send nothing
 */
record PermissionForm(
        @Nullable String principal,
        @Nullable Boolean url,
        @Nullable Boolean invoke,
        @Nullable String organization,
        @Nullable String sid,
        @Nullable String confirm,
        @Nullable String revision,
        @Nullable Boolean given) {

    public boolean wantsUrl() {
        return given == null || Boolean.TRUE.equals(url);
    }

    public boolean wantsInvoke() {
        return given == null || Boolean.TRUE.equals(invoke);
    }

    public boolean named() {
        return !text(principal).isEmpty();
    }

    String principalText() {
        return text(principal);
    }

    String organizationText() {
        return text(organization);
    }

    String sidText() {
        return text(sid);
    }

    String confirmText() {
        return text(confirm);
    }

    /** Null where the operator saw no policy. */
    @Nullable
    String seenRevision() {
        return text(revision).isEmpty() ? null : text(revision);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
