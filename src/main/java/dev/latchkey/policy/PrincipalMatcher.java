package dev.latchkey.policy;

import dev.latchkey.policy.Principal.Anonymous;
import dev.latchkey.policy.Principal.FederatedUser;
import dev.latchkey.policy.Principal.RoleSession;
import dev.latchkey.policy.Principal.Root;
import dev.latchkey.policy.Principal.Service;
import dev.latchkey.policy.Principal.User;
import java.util.Comparator;

/** How a Principal element names somebody (IAM User Guide, "AWS JSON policy elements: Principal"). */
final class PrincipalMatcher {

    private PrincipalMatcher() {}

    /** How strongly an element names a principal; the stronger, the less else an Allow needs in the same account. */
    enum Naming {
        NOT_NAMED,
        /** The account: it delegates to the account's own identity policies. */
        ACCOUNT,
        /** The role of a session, or the user who federated it: boundary and session policy still count. */
        ROLE,
        /** Itself, or everybody. */
        ITSELF
    }

    static Naming naming(PrincipalElement element, Principal principal) {
        if (element.negated()) {
            return exempt(element, principal) ? Naming.NOT_NAMED : Naming.ITSELF;
        }
        if (principal instanceof Service service && element.services().contains(service.name())) {
            return Naming.ITSELF;
        }
        return element.aws().stream()
                .map(name -> naming(name, principal))
                .max(Comparator.naturalOrder())
                .orElse(Naming.NOT_NAMED);
    }

    private static Naming naming(String name, Principal principal) {
        if (name.equals("*")) {
            return Naming.ITSELF;
        }
        Naming own = switch (principal) {
            case User user -> name.equals(user.arn()) ? Naming.ITSELF : Naming.NOT_NAMED;
            case RoleSession session -> either(name, session.sessionArn(), session.roleArn());
            case FederatedUser federated -> either(name, federated.arn(), federated.userArn());
            case Root root -> Naming.NOT_NAMED;
            case Service service -> Naming.NOT_NAMED;
            case Anonymous anonymous -> Naming.NOT_NAMED;
        };
        return own == Naming.NOT_NAMED && isAccount(name, principal.accountId()) ? Naming.ACCOUNT : own;
    }

    private static Naming either(String name, String itself, String role) {
        return name.equals(itself) ? Naming.ITSELF : name.equals(role) ? Naming.ROLE : Naming.NOT_NAMED;
    }

    /** NotPrincipal exempts whom it names; an account's root there is the root user alone. */
    private static boolean exempt(PrincipalElement element, Principal principal) {
        if (principal instanceof Service service) {
            return element.services().contains(service.name()) || element.isAnyone();
        }
        return element.aws().stream().map(name -> naming(name, principal)).anyMatch(naming -> switch (naming) {
            case NOT_NAMED -> false;
            case ACCOUNT -> principal instanceof Root;
            case ROLE, ITSELF -> true;
        });
    }

    private static boolean isAccount(String name, String accountId) {
        return !accountId.isEmpty()
                && (name.equals(accountId) || name.matches("arn:[a-z-]+:iam::" + accountId + ":root"));
    }
}
