package dev.latchkey.session.page;

import org.jspecify.annotations.Nullable;

/**
 * The address of the list.
 *
 * @param scope {@code mine} or {@code team}
 * @param principal name or ARN of the user whose key the form starts with
 * @param source id of the key or session the form starts with
 * @param again id of the session whose parameters fill the form
 * @param role ARN of the role to assume
 * @param sessionName how the session of that role is to be called
 */
record SessionsQuery(
        @Nullable String tab,
        @Nullable String scope,
        @Nullable String principal,
        @Nullable String source,
        @Nullable String again,
        @Nullable String role,
        @Nullable String sessionName) {

    public boolean team() {
        return "team".equals(scope);
    }
}
