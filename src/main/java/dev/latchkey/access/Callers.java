package dev.latchkey.access;

import java.util.ArrayList;
import java.util.List;

/**
 * Everyone who can invoke one function URL, users first.
 *
 * @param rows without those who are denied
 * @param complete false where policies that matter could not be read, so that rows may be missing
 */
public record Callers(List<Caller> rows, boolean complete) {

    public Count count() {
        return new Count(
                of(CallerKind.USER),
                of(CallerKind.ROLE) + of(CallerKind.SESSION),
                of(CallerKind.OTHER_ACCOUNT),
                of(CallerKind.SERVICE),
                of(CallerKind.ANYONE),
                rows.stream().anyMatch(row -> row.report().verdict() == Verdict.PUBLIC),
                complete);
    }

    private int of(CallerKind kind) {
        return (int) rows.stream().filter(row -> row.kind() == kind).count();
    }

    /**
     * The same as numbers.
     *
     * @param roles roles and single sessions
     * @param signers 1 where anyone who signs may, if their account lets them
     * @param anyone whether anyone on the internet can, without signing
     */
    public record Count(
            int users, int roles, int otherAccounts, int services, int signers, boolean anyone, boolean complete) {

        /** Whether there is a number to show. */
        public boolean known() {
            return !anyone && (complete || total() > 0);
        }

        /** Whether nobody was found where policies that matter could not be read. */
        public boolean unknown() {
            return !complete && total() == 0;
        }

        public int total() {
            return users + roles + others();
        }

        /** Everyone from outside the account. */
        public int others() {
            return otherAccounts + services + signers;
        }

        /** {@code 3 users, 5 roles}. */
        public String words() {
            List<String> parts = new ArrayList<>();
            add(parts, users, "user", "users");
            add(parts, roles, "role", "roles");
            add(parts, otherAccounts, "from another account", "from other accounts");
            add(parts, services, "service", "services");
            if (anyone || signers > 0) {
                parts.add(anyone ? "anyone" : "anyone who signs");
            }
            return parts.isEmpty() ? "nobody" : String.join(", ", parts);
        }

        private static void add(List<String> parts, int count, String one, String many) {
            if (count > 0) {
                parts.add(count + " " + (count == 1 ? one : many));
            }
        }
    }
}
