package dev.latchkey.access.remedy.change;

import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.PrincipalKind;
import dev.latchkey.inventory.Snapshot;
import dev.latchkey.policy.Arn;
import java.util.Optional;

/**
 * Who asks, as policies can name him.
 *
 * @param arn of the user, the role behind a session, or the root; a service's name; {@code *} for nobody in particular
 * @param account twelve digits; empty for services and anonymous callers
 * @param known the user or role, where the snapshot holds it
 */
public record Asker(String arn, String name, String account, Optional<KnownPrincipal> known) {

    public static Asker of(Snapshot snapshot, String principalArn) {
        Optional<KnownPrincipal> exact = snapshot.findPrincipal(principalArn);
        if (exact.isPresent()) {
            return known(exact.get());
        }
        Optional<Arn> parsed = Arn.parse(principalArn);
        if (parsed.isEmpty()) {
            return principalArn.contains(".")
                    ? new Asker(principalArn, principalArn, "", Optional.empty())
                    : new Asker("*", "anyone", "", Optional.empty());
        }
        Arn arn = parsed.get();
        String[] resource = arn.resource().split("/", 3);
        if (!resource[0].equals("assumed-role") || resource.length < 3) {
            String name = arn.resource().substring(arn.resource().lastIndexOf('/') + 1);
            return new Asker(principalArn, name, arn.account(), Optional.empty());
        }
        return snapshot.principals(PrincipalKind.ROLE).stream()
                .filter(role ->
                        role.name().equals(resource[1]) && role.accountId().equals(arn.account()))
                .findFirst()
                .map(Asker::known)
                .orElseGet(() -> new Asker(
                        "arn:" + arn.partition() + ":iam::" + arn.account() + ":role/" + resource[1],
                        resource[1],
                        arn.account(),
                        Optional.empty()));
    }

    public boolean anyone() {
        return arn.equals("*");
    }

    public boolean service() {
        return !anyone() && account.isEmpty();
    }

    public boolean isRoot() {
        return arn.endsWith(":root");
    }

    /** Whether somebody of the function's account asks, or nobody in particular. */
    public boolean here(FunctionUrl url) {
        return anyone() || account.equals(url.accountId());
    }

    /** Whether another account's user or role asks, whose policies that account keeps. */
    public boolean foreign(FunctionUrl url) {
        boolean holds = arn.contains(":user/") || arn.contains(":role/");
        return holds && known.isEmpty() && !account.equals(url.accountId());
    }

    /** Whether a resource policy can name it with effect. */
    public boolean grantable(FunctionUrl url) {
        boolean group = known.filter(each -> each.kind() == PrincipalKind.GROUP).isPresent();
        boolean missing = known.isEmpty() && account.equals(url.accountId());
        return !anyone() && !group && !missing;
    }

    private static Asker known(KnownPrincipal principal) {
        return new Asker(principal.arn(), principal.name(), principal.accountId(), Optional.of(principal));
    }
}
