package dev.latchkey.permission.principals;

import dev.latchkey.aws.Connection;
import dev.latchkey.console.Operator;
import dev.latchkey.console.Toast;
import dev.latchkey.inventory.Inventory;
import dev.latchkey.inventory.PrincipalKind;
import dev.latchkey.inventory.Snapshot;
import dev.latchkey.permission.Fingerprint;
import dev.latchkey.permission.PermissionChange;
import dev.latchkey.permission.PermissionChange.DeleteInlinePolicy;
import dev.latchkey.permission.PermissionChange.DetachPolicy;
import dev.latchkey.permission.PermissionOutcome.Made;
import dev.latchkey.permission.PermissionOutcome.Overtaken;
import dev.latchkey.permission.PermissionOutcome.Refused;
import dev.latchkey.permission.Permissions;
import dev.latchkey.permission.effect.ChangedSnapshot;
import dev.latchkey.permission.effect.Effects;
import dev.latchkey.permission.page.Addresses;
import dev.latchkey.permission.page.Confirmation;
import dev.latchkey.permission.page.Conflict;
import dev.latchkey.permission.page.Missing;
import dev.latchkey.permission.statement.Sentence;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes a policy from a principal: detaches a managed one, deletes an inline one. */
@Controller
@RequestMapping("/c/{connection}/principals/{kind:users|roles|groups}/{name}")
class PolicyRemoval {

    private final Inventory inventory;
    private final Permissions permissions;
    private final Effects effects;

    PolicyRemoval(Inventory inventory, Permissions permissions, Effects effects) {
        this.inventory = inventory;
        this.permissions = permissions;
        this.effects = effects;
    }

    @GetMapping("/detach")
    ModelAndView askDetaching(
            Connection connection,
            @PathVariable PrincipalKind kind,
            @PathVariable String name,
            @RequestParam String arn) {
        return ask(connection, kind, name, arn);
    }

    @PostMapping("/detach")
    ModelAndView detach(
            Connection connection,
            Operator operator,
            @PathVariable PrincipalKind kind,
            @PathVariable String name,
            @RequestParam String arn,
            RedirectAttributes redirect) {
        return remove(connection, operator, kind, name, arn, "", redirect);
    }

    @GetMapping("/policies/delete")
    ModelAndView askDeletion(
            Connection connection,
            @PathVariable PrincipalKind kind,
            @PathVariable String name,
            @RequestParam String policy) {
        return ask(connection, kind, name, policy);
    }

    @PostMapping("/policies/delete")
    ModelAndView delete(
            Connection connection,
            Operator operator,
            @PathVariable PrincipalKind kind,
            @PathVariable String name,
            @RequestParam String policy,
            @RequestParam String seen,
            RedirectAttributes redirect) {
        return remove(connection, operator, kind, name, policy, seen, redirect);
    }

    private ModelAndView ask(Connection connection, PrincipalKind kind, String name, String key) {
        Snapshot snapshot = inventory.current(connection);
        Optional<PrincipalView> view = PrincipalPage.find(snapshot, kind, name);
        Optional<HeldRow> row = view.flatMap(found -> found.find(key));
        return view.isEmpty() || row.isEmpty()
                ? Missing.principal(connection, kind, name)
                : confirm(connection, snapshot, view.get(), row.get(), 200, null);
    }

    private ModelAndView remove(
            Connection connection,
            Operator operator,
            PrincipalKind kind,
            String name,
            String key,
            String seen,
            RedirectAttributes redirect) {
        Snapshot snapshot = inventory.current(connection);
        Optional<PrincipalView> view = PrincipalPage.find(snapshot, kind, name);
        Optional<HeldRow> row = view.flatMap(found -> found.find(key));
        if (view.isEmpty() || row.isEmpty()) {
            return Missing.principal(connection, kind, name);
        }
        String policy = row.get().held().name();
        String here = Addresses.principal(connection, view.get().ref());
        return switch (permissions.make(connection, operator, change(view.get(), row.get(), seen))) {
            case Made made -> {
                String done = row.get().inline() ? "Deleted " + policy + " of " : "Detached " + policy + " from ";
                Toast.success(redirect, done + name + ". AWS may need some seconds to apply this.");
                yield new ModelAndView("redirect:" + here);
            }
            case Overtaken(String now) ->
                Conflict.page(
                        policy + " of " + name,
                        false,
                        "",
                        now,
                        here + "/policies/delete" + Addresses.encoded("?policy={p}", key));
            case Refused refused -> confirm(connection, snapshot, view.get(), row.get(), refused.status(), refused);
        };
    }

    private static PermissionChange change(PrincipalView view, HeldRow row, String seen) {
        return row.inline()
                ? new DeleteInlinePolicy(view.ref(), row.held().name(), seen)
                : new DetachPolicy(view.ref(), row.key());
    }

    private ModelAndView confirm(
            Connection connection,
            Snapshot snapshot,
            PrincipalView view,
            HeldRow row,
            int status,
            @Nullable Refused refused) {
        PermissionChange change =
                change(view, row, Fingerprint.of(row.held().document().json()));
        Snapshot after = ChangedSnapshot.after(snapshot, change, arn -> "");
        List<String> sentences = PrincipalPages.sentences(
                        view.principal(), row.held().document())
                .stream()
                .map(Sentence::text)
                .toList();
        Confirmation confirmation = question(Addresses.principal(connection, view.ref()), view, row, change)
                .saying(sentences)
                .with(effects.ofPrincipal(snapshot, after, view.ref()));
        ModelAndView page = new ModelAndView("permission/confirm", "confirm", confirmation);
        page.setStatus(HttpStatusCode.valueOf(status));
        page.addObject("refused", refused);
        return page;
    }

    private static Confirmation question(String here, PrincipalView view, HeldRow row, PermissionChange change) {
        String policy = row.held().name();
        String who = view.principal().name();
        return row.inline()
                ? Confirmation.of(
                                "Delete " + policy + " of " + who,
                                "Delete policy",
                                here + "/policies/delete",
                                here,
                                change.operation())
                        .with("policy", row.key())
                        .with("seen", Fingerprint.of(row.held().document().json()))
                : Confirmation.of(
                                "Detach " + policy + " from " + who,
                                "Detach",
                                here + "/detach",
                                here,
                                change.operation())
                        .saying("The policy itself stays in IAM and can be attached again.")
                        .with("arn", row.key());
    }
}
