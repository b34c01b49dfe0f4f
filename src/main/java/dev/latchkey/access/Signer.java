package dev.latchkey.access;

import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.PrincipalKind;
import dev.latchkey.inventory.Snapshot;
import dev.latchkey.policy.Arn;
import dev.latchkey.policy.PolicySet;
import dev.latchkey.policy.PolicyType;
import dev.latchkey.policy.Principal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who calls under a principal ARN, a service's name or as {@code anonymous}, and whose policies decide for him.
 *
 * @param known the user or role behind the ARN; empty where the snapshot does not hold it
 */
record Signer(Subject subject, Optional<KnownPrincipal> known) {

    /** Names whoever does not sign. */
    private static final String ANONYMOUS = "anonymous";

    private static final Pattern SERVICE = Pattern.compile("[a-z0-9.-]{1,100}\\.amazonaws\\.com(\\.cn)?");

    static Signer of(Snapshot snapshot, String arn, SignedWith signedWith) {
        Optional<KnownPrincipal> exact = snapshot.findPrincipal(arn);
        if (exact.isPresent()) {
            return new Signer(Subject.of(exact.get(), signedWith), exact);
        }
        if (arn.equals(ANONYMOUS)) {
            return new Signer(Subject.anonymous(), Optional.empty());
        }
        if (SERVICE.matcher(arn).matches()) {
            return new Signer(Subject.of(new Principal.Service(arn), SignedWith.LONG_TERM_KEY), Optional.empty());
        }
        String account = Arn.parse(arn).map(Arn::account).orElse("");
        String[] resource = Arn.parse(arn).map(Arn::resource).orElse(arn).split("/", 3);
        if (resource[0].equals("root")) {
            return new Signer(Subject.of(new Principal.Root(account), signedWith), Optional.empty());
        }
        if (resource[0].equals("assumed-role") && resource.length == 3) {
            return snapshot.principals(PrincipalKind.ROLE).stream()
                    .filter(role ->
                            role.name().equals(resource[1]) && role.accountId().equals(account))
                    .findFirst()
                    .map(found -> session(found, resource[2], signedWith))
                    .orElseGet(() -> strange(account, resource[1], arn, signedWith));
        }
        if (resource[0].equals("federated-user")) {
            Principal federated = new Principal.FederatedUser(arn, arn, account + ":" + resource[resource.length - 1]);
            return new Signer(Subject.of(federated, SignedWith.SOME_SESSION), Optional.empty());
        }
        Principal stranger = Arn.parse(arn)
                .map(parsed -> NamedPrincipals.principal(arn, parsed))
                .orElseGet(() -> new Principal.User(arn, arn));
        boolean role = stranger instanceof Principal.RoleSession && signedWith == SignedWith.ANYTHING;
        return new Signer(
                new Subject(stranger, Map.of(), Set.of("aws:userid"), role ? SignedWith.SOME_SESSION : signedWith),
                Optional.empty());
    }

    /** All policies that decide for the signer; where the signer is not known they count as unread. */
    PolicySet policies(Snapshot snapshot, FunctionUrl url) {
        if (!hasIdentityPolicies()) {
            return snapshot.policySetOf(url).build();
        }
        return known.map(principal -> snapshot.policySetOf(principal, url))
                .orElseGet(() -> snapshot.policySetOf(url)
                        .unread(PolicyType.IDENTITY)
                        .unread(PolicyType.BOUNDARY)
                        .build());
    }

    /** Root, services and those who do not sign hold none. */
    private boolean hasIdentityPolicies() {
        return switch (subject.principal()) {
            case Principal.Root root -> false;
            case Principal.Service service -> false;
            case Principal.Anonymous anonymous -> false;
            case Principal.User user -> true;
            case Principal.RoleSession session -> true;
            case Principal.FederatedUser federated -> true;
        };
    }

    /** Why there are no policies to look at. */
    Reason absence(FunctionUrl url) {
        String account = subject.principal().accountId();
        return account.equals(url.accountId())
                ? Reason.of("No such principal in this account")
                : Reason.of("Its policies are kept in account", account);
    }

    private static Signer session(KnownPrincipal role, String name, SignedWith signedWith) {
        Subject any = Subject.of(role, signedWith);
        Subject exact = new Subject(Subject.session(role, name), any.tags(), Set.of(), any.signedWith());
        return new Signer(exact, Optional.of(role));
    }

    private static Signer strange(String account, String role, String sessionArn, SignedWith signedWith) {
        Principal principal =
                new Principal.RoleSession("arn:aws:iam::" + account + ":role/" + role, sessionArn, sessionArn);
        return new Signer(Subject.of(principal, signedWith), Optional.empty());
    }
}
