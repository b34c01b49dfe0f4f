package dev.latchkey.permission.functions;

import dev.latchkey.inventory.ResourcePolicy;
import dev.latchkey.inventory.Snapshot;
import dev.latchkey.permission.PermissionChange.AddStatements;
import dev.latchkey.permission.functions.Grantee.Nobody;
import dev.latchkey.permission.functions.Grantee.Somebody;
import dev.latchkey.permission.statement.StatementSids;
import dev.latchkey.permission.statement.UrlAction;
import dev.latchkey.permission.statement.UrlStatement;
import dev.latchkey.policy.Policy;
import dev.latchkey.policy.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the Add permission card asks for, as far as it makes sense.
 *
 * @param somebody null where the principal was not understood
 * @param statements to be added, in order
 * @param errors by field
 */
record Proposal(
        PermissionForm form, @Nullable Somebody somebody, List<UrlStatement> statements, Map<String, String> errors) {

    static Proposal of(PermissionForm form, FunctionView function, Snapshot snapshot) {
        Map<String, String> errors = new LinkedHashMap<>();
        Somebody somebody = switch (Grantee.of(form.principalText(), snapshot)) {
            case Somebody found -> found;
            case Nobody(String reason) -> {
                errors.put("principal", reason);
                yield null;
            }
        };
        if (!form.wantsUrl() && !form.wantsInvoke()) {
            errors.put("actions", "Tick at least one of the two actions.");
        }
        String organization = form.organizationText();
        if (!organization.isEmpty() && !organization.matches("o-[a-z0-9]{10,32}")) {
            errors.put("organization", "An organization ID looks like o-a1b2c3d4e5.");
        }
        if (!form.sidText().isEmpty() && !StatementSids.accepted(form.sidText() + suffix(form))) {
            errors.put("sid", "A statement ID takes letters, digits, - and _, at most 100 in all.");
        }
        List<UrlStatement> statements = somebody == null || errors.containsKey("organization")
                ? List.of()
                : statements(form, function, somebody, organization.isEmpty() ? null : organization);
        return new Proposal(form, somebody, statements, errors);
    }

    /** Whether the function's name has to be typed: everybody is let in, and no organization keeps them apart. */
    boolean opensToAnyone() {
        return somebody != null && somebody.anyone() && form.organizationText().isEmpty();
    }

    /** The errors of somebody who wants it written, not only seen. */
    Map<String, String> errorsFor(FunctionView function) {
        if (!opensToAnyone() || form.confirmText().equals(function.name())) {
            return errors;
        }
        Map<String, String> all = new LinkedHashMap<>(errors);
        all.put("confirm", "Type " + function.name() + " to let anyone in.");
        return all;
    }

    Optional<AddStatements> change(FunctionView function) {
        return errors.isEmpty() && !statements.isEmpty()
                ? Optional.of(new AddStatements(function.ref(), statements, form.seenRevision()))
                : Optional.empty();
    }

    private static List<UrlStatement> statements(
            PermissionForm form, FunctionView function, Somebody somebody, @Nullable String organization) {
        List<UrlStatement> statements = new ArrayList<>();
        List<String> taken = sids(function.resourcePolicy());
        for (UrlAction action : UrlAction.values()) {
            boolean wanted = switch (action) {
                case INVOKE_FUNCTION_URL -> form.wantsUrl();
                case INVOKE_FUNCTION -> form.wantsInvoke();
            };
            if (wanted) {
                statements.add(new UrlStatement(
                        sid(form, function, somebody, action, taken, statements.isEmpty()),
                        action,
                        somebody.principal(),
                        function.arn(),
                        function.authType(),
                        organization));
            }
        }
        return statements;
    }

    private static String sid(
            PermissionForm form,
            FunctionView function,
            Somebody somebody,
            UrlAction action,
            List<String> taken,
            boolean first) {
        if (form.sidText().isEmpty()) {
            return StatementSids.of(somebody.principal(), function.name(), action, taken);
        }
        return first ? form.sidText() : form.sidText() + "-fn";
    }

    private static String suffix(PermissionForm form) {
        return form.wantsUrl() && form.wantsInvoke() ? "-fn" : "";
    }

    private static List<String> sids(ResourcePolicy policy) {
        return policy.policy().map(Policy::statements).orElse(List.of()).stream()
                .map(Statement::sid)
                .flatMap(Optional::stream)
                .toList();
    }
}
