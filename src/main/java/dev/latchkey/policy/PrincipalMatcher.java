package dev.latchkey.policy;

import dev.latchkey.policy.Principal.Anonymous;
import dev.latchkey.policy.Principal.FederatedUser;
import dev.latchkey.policy.Principal.RoleSession;
import dev.latchkey.policy.Principal.Root;
import dev.latchkey.policy.Principal.Service;
import dev.latchkey.policy.Principal.User;
import java.util.List;

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

    /** How a statement's element names the principal; under NotPrincipal whoever is not exempt is named. */
    static Naming naming(PrincipalElement element, Effect effect, Principal principal) {
        if (!element.negated()) {
            return naming(element, principal);
        }
        boolean exempt = effect == Effect.DENY
                ? exemptFromDeny(element, principal)
                : naming(element, principal) != Naming.NOT_NAMED;
        return exempt ? Naming.NOT_NAMED : Naming.ITSELF;
    }

    /** How the names of an element name the principal, whether or not it is NotPrincipal. */
    static Naming naming(PrincipalElement element, Principal principal) {
        if (principal instanceof Service service && element.services().contains(service.name())) {
            return Naming.ITSELF;
        }
        Naming strongest = Naming.NOT_NAMED;
        List<String> names = element.aws();
        for (int i = 0; i < names.size() && strongest != Naming.ITSELF; i++) {
            Naming naming = naming(names.get(i), principal);
            strongest = naming.compareTo(strongest) > 0 ? naming : strongest;
        }
        return strongest;
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
        return own == Naming.NOT_NAMED && Accounts.isAccount(name, principal) ? Naming.ACCOUNT : own;
    }

    private static Naming either(String name, String itself, String role) {
        return name.equals(itself) ? Naming.ITSELF : name.equals(role) ? Naming.ROLE : Naming.NOT_NAMED;
    }

    /**
     * A Deny exempts whom it names together with his account, a session together with its role as well: otherwise it
     * might reach the whole account (IAM User Guide, "AWS JSON policy elements: NotPrincipal"). The account alone
     * exempts its root user alone.
     */
    private static boolean exemptFromDeny(PrincipalElement element, Principal principal) {
        if (element.isAnyone()) {
            return true;
        }
        boolean account = element.aws().stream().anyMatch(name -> Accounts.isAccount(name, principal));
        return switch (principal) {
            case User user -> account && element.aws().contains(user.arn());
            case RoleSession session ->
                account
                        && element.aws().contains(session.roleArn())
                        && element.aws().contains(session.sessionArn());
            case FederatedUser federated -> account && element.aws().contains(federated.arn());
            case Root root -> account;
            case Service service -> element.services().contains(service.name());
            case Anonymous anonymous -> false;
        };
    }

    /** Whether a name is of a form that names somebody, living or dead; patterns of names are none. */
    static boolean readable(String name) {
        return name.equals("*")
                || name.chars().noneMatch(c -> c == '*' || c == '?')
                        && (name.startsWith("arn:") || name.chars().allMatch(Character::isLetterOrDigit));
    }
}
