package dev.latchkey.permission.principals;

import dev.latchkey.aws.AwsProblem;
import dev.latchkey.aws.Connection;
import dev.latchkey.console.Operator;
import dev.latchkey.console.Toast;
import dev.latchkey.inventory.HeldPolicy;
import dev.latchkey.inventory.Inventory;
import dev.latchkey.inventory.ManagedPolicy;
import dev.latchkey.inventory.PrincipalKind;
import dev.latchkey.inventory.Snapshot;
import dev.latchkey.permission.AttachablePolicy;
import dev.latchkey.permission.PermissionChange;
import dev.latchkey.permission.PermissionChange.AttachPolicy;
import dev.latchkey.permission.PermissionOutcome.Made;
import dev.latchkey.permission.PermissionOutcome.Overtaken;
import dev.latchkey.permission.PermissionOutcome.Refused;
import dev.latchkey.permission.Permissions;
import dev.latchkey.permission.effect.ChangedSnapshot;
import dev.latchkey.permission.effect.Effects;
import dev.latchkey.permission.page.Addresses;
import dev.latchkey.permission.page.Confirmation;
import dev.latchkey.permission.page.Missing;
import dev.latchkey.permission.statement.Sentence;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Gives a principal a managed policy, found by name. */
@Controller
@RequestMapping("/c/{connection}/principals/{kind:users|roles|groups}/{name}/attach")
class AttachmentPage {

    private static final int SHOWN = 50;

    private final Inventory inventory;
    private final Permissions permissions;
    private final Effects effects;

    AttachmentPage(Inventory inventory, Permissions permissions, Effects effects) {
        this.inventory = inventory;
        this.permissions = permissions;
        this.effects = effects;
    }

    /**
     * Policies to choose from, or the one chosen with its effect.
     *
     * @param scope own, aws or empty for both
     */
    @GetMapping
    ModelAndView choose(
            Connection connection,
            @PathVariable PrincipalKind kind,
            @PathVariable String name,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String scope,
            @RequestParam @Nullable String arn,
            Model model) {
        Snapshot snapshot = inventory.current(connection);
        Optional<PrincipalView> view = PrincipalPage.find(snapshot, kind, name);
        if (view.isEmpty()) {
            return Missing.principal(connection, kind, name);
        }
        if (arn != null) {
            return confirm(connection, snapshot, view.get(), arn, 200, null);
        }
        List<AttachablePolicy> found = permissions.attachable(connection).stream()
                .filter(policy -> scope.isEmpty() || policy.awsManaged() == scope.equals("aws"))
                .filter(policy -> policy.matches(q))
                .toList();
        model.addAttribute("principal", view.get().principal());
        model.addAttribute("q", q);
        model.addAttribute("scope", scope);
        model.addAttribute("found", found.size());
        model.addAttribute("policies", found.stream().limit(SHOWN).toList());
        model.addAttribute("held", heldArns(view.get()));
        return new ModelAndView("permission/attach");
    }

    @PostMapping
    ModelAndView attach(
            Connection connection,
            Operator operator,
            @PathVariable PrincipalKind kind,
            @PathVariable String name,
            @RequestParam String arn,
            RedirectAttributes redirect) {
        Snapshot snapshot = inventory.current(connection);
        Optional<PrincipalView> view = PrincipalPage.find(snapshot, kind, name);
        if (view.isEmpty()) {
            return Missing.principal(connection, kind, name);
        }
        return switch (permissions.make(
                connection, operator, new AttachPolicy(view.get().ref(), arn))) {
            case Made made -> {
                Toast.success(
                        redirect,
                        "Attached " + shortName(arn) + " to " + name + ". AWS may need some seconds to apply this.");
                yield new ModelAndView("redirect:"
                        + Addresses.principal(connection, view.get().ref()) + Addresses.encoded("?policy={arn}", arn));
            }
            case Overtaken overtaken -> throw new IllegalStateException("Attaching carries no revision");
            case Refused refused -> confirm(connection, snapshot, view.get(), arn, refused.status(), refused);
        };
    }

    private ModelAndView confirm(
            Connection connection,
            Snapshot snapshot,
            PrincipalView view,
            String arn,
            int status,
            @Nullable Refused refused) {
        String here = Addresses.principal(connection, view.ref());
        PermissionChange change = new AttachPolicy(view.ref(), arn);
        Confirmation confirmation = Confirmation.of(
                        "Attach " + shortName(arn) + " to " + view.principal().name(),
                        "Attach policy",
                        here + "/attach",
                        here + "/attach",
                        change.operation())
                .with("arn", arn);
        Refused shown = refused;
        try {
            Snapshot after = ChangedSnapshot.after(snapshot, change, each -> document(connection, snapshot, each));
            confirmation = confirmation
                    .saying(sentences(after, view, arn))
                    .with(effects.ofPrincipal(snapshot, after, view.ref()));
        } catch (AwsProblem problem) {
            shown = refused == null ? Refused.by(problem) : refused;
        }
        ModelAndView page = new ModelAndView("permission/confirm", "confirm", confirmation);
        page.addObject("refused", shown);
        page.setStatus(HttpStatusCode.valueOf(shown == null ? status : shown.status()));
        return page;
    }

    private String document(Connection connection, Snapshot snapshot, String arn) {
        return snapshot.findManagedPolicy(arn)
                .map(ManagedPolicy::document)
                .filter(document -> document.readable())
                .map(document -> document.json())
                .orElseGet(() -> permissions.managedDocument(connection, arn));
    }

    private static List<String> sentences(Snapshot after, PrincipalView view, String arn) {
        return after.findPrincipal(view.principal().arn()).stream()
                .flatMap(principal -> principal.attached().stream())
                .filter(held -> held.arn().map(arn::equals).orElse(false))
                .map(HeldPolicy::document)
                .flatMap(document -> PrincipalPages.sentences(view.principal(), document).stream())
                .map(Sentence::text)
                .limit(10)
                .toList();
    }

    private static List<String> heldArns(PrincipalView view) {
        return view.attached().stream().map(HeldRow::key).toList();
    }

    private static String shortName(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
