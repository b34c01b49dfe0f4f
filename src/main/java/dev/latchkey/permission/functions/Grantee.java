package dev.latchkey.permission.functions;

import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.PrincipalKind;
import dev.latchkey.inventory.Snapshot;
import dev.latchkey.policy.Arn;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whom a statement is to name: what the operator typed, understood. */
sealed interface Grantee {

    /**
     * Somebody AWS can be asked to let in.
     *
     * @param principal as {@code AddPermission} takes it
     * @param name as people say it
     * @param known the user or role of this account, or null
     */
    record Somebody(String principal, String name, @Nullable KnownPrincipal known) implements Grantee {

        boolean anyone() {
            return principal.equals("*");
        }

        boolean service() {
            return !anyone() && !principal.startsWith("arn:") && !principal.matches("\\d{12}");
        }
    }

    /** Not somebody, and why. */
    record Nobody(String reason) implements Grantee {}

    static Grantee of(String text, Snapshot snapshot) {
        if (text.isEmpty()) {
            return new Nobody("Choose who may call the function.");
        }
        if (text.equals("*")) {
            return new Somebody("*", "anyone", null);
        }
        if (text.matches("\\d{12}")) {
            return new Somebody(text, "account " + text, null);
        }
        if (text.startsWith("arn:")) {
            return ofArn(text, snapshot);
        }
        if (text.matches("[a-z0-9.-]+\\.amazonaws\\.com(\\.cn)?")) {
            return new Somebody(text, text, null);
        }
        return ofName(text, snapshot);
    }

    private static Grantee ofArn(String text, Snapshot snapshot) {
        Optional<KnownPrincipal> known = snapshot.findPrincipal(text);
        if (known.isPresent() && known.get().kind() != PrincipalKind.GROUP) {
            return new Somebody(text, known.get().name(), known.get());
        }
        String resource = Arn.parse(text).map(Arn::resource).orElse("");
        if (resource.startsWith("group/")) {
            return new Nobody("A group cannot be a principal. Name its users, or give the group an identity policy.");
        }
        boolean principal =
                resource.equals("root") || resource.matches("(user|role|assumed-role|federated-user)/[^\\s]+");
        return principal
                ? new Somebody(text, resource.substring(resource.indexOf('/') + 1), null)
                : new Nobody(
                        "This ARN names no principal. A principal is a user, a role, a role session or an account.");
    }

    private static Grantee ofName(String text, Snapshot snapshot) {
        String name = text.replaceFirst("^(user|role)/", "");
        Optional<KnownPrincipal> user =
                text.startsWith("role/") ? Optional.empty() : snapshot.findPrincipal(PrincipalKind.USER, name);
        Optional<KnownPrincipal> role =
                text.startsWith("user/") ? Optional.empty() : snapshot.findPrincipal(PrincipalKind.ROLE, name);
        if (user.isPresent() && role.isPresent()) {
            return new Nobody(
                    "A user and a role are both called " + name + ". Write user/" + name + " or role/" + name + ".");
        }
        return user.or(() -> role)
                .<Grantee>map(known -> new Somebody(known.arn(), known.name(), known))
                .orElseGet(() -> new Nobody("No user or role here is called " + text
                        + ". Paste the ARN of a principal in another account, or an account number."));
    }
}
