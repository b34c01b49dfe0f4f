package dev.latchkey.policy;

/** Compares account numbers where they stand inside ARNs, without taking the ARNs apart. */
final class Accounts {

    private static final int ACCOUNT_COLON = 4;

    private Accounts() {}

    /** Whether a name of a Principal element means the whole account of the principal: its number or its root's ARN. */
    static boolean isAccount(String name, Principal principal) {
        String bearer = bearer(principal);
        int from = from(bearer);
        int length = to(bearer, from) - from;
        if (length <= 0 || from == 0 && !(principal instanceof Principal.Root)) {
            return false;
        }
        if (name.length() == length) {
            return name.regionMatches(0, bearer, from, length);
        }
        int at = from(name);
        // arn:…:iam::123456789012:root
        return at > 0
                && name.startsWith("arn:")
                && name.startsWith(":root", at + length)
                && name.length() == at + length + ":root".length()
                && name.startsWith(":iam::", at - ":iam::".length())
                && name.regionMatches(at, bearer, from, length);
    }

    /** The number of the account that a name means, or the name itself. */
    static String number(String name) {
        int at = from(name);
        int to = to(name, at);
        return at > 0 && isAccount(name, new Principal.Root(name.substring(at, to))) ? name.substring(at, to) : name;
    }

    /**
     * Whether a resource belongs to the principal's account or to none at all; AWS's own policies ({@code
     * arn:aws:iam::aws:policy/…}) are every account's to read.
     */
    static boolean same(String resource, Principal principal) {
        int at = resource.startsWith("arn:") ? from(resource) : 0;
        int length = at == 0 ? 0 : to(resource, at) - at;
        if (length <= 0 || length == 3 && resource.startsWith("aws", at)) {
            return true;
        }
        String bearer = bearer(principal);
        int from = from(bearer);
        boolean known = from > 0 || principal instanceof Principal.Root;
        return known && to(bearer, from) - from == length && resource.regionMatches(at, bearer, from, length);
    }

    /** A text that holds the principal's account: an ARN, the number alone, or nothing. */
    private static String bearer(Principal principal) {
        return switch (principal) {
            case Principal.User user -> user.arn();
            case Principal.RoleSession session -> session.roleArn();
            case Principal.FederatedUser federated -> federated.arn();
            case Principal.Root root -> root.accountId();
            case Principal.Service service -> "";
            case Principal.Anonymous anonymous -> "";
        };
    }

    /** Where the account of an ARN begins; 0 for a text with fewer parts. */
    private static int from(String text) {
        int at = 0;
        for (int colon = 0; colon < ACCOUNT_COLON; colon++) {
            at = text.indexOf(':', at) + 1;
            if (at == 0) {
                return 0;
            }
        }
        return text.indexOf(':', at) < 0 ? 0 : at;
    }

    private static int to(String text, int from) {
        int colon = text.indexOf(':', from);
        return from == 0 || colon < 0 ? text.length() : colon;
    }
}
