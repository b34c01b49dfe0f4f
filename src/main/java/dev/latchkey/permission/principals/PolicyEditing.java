package dev.latchkey.permission.principals;

import dev.latchkey.aws.Connection;
import dev.latchkey.console.Operator;
import dev.latchkey.console.Toast;
import dev.latchkey.inventory.Inventory;
import dev.latchkey.inventory.PrincipalKind;
import dev.latchkey.inventory.Snapshot;
import dev.latchkey.permission.Fingerprint;
import dev.latchkey.permission.PermissionOutcome.Made;
import dev.latchkey.permission.PermissionOutcome.Overtaken;
import dev.latchkey.permission.PermissionOutcome.Refused;
import dev.latchkey.permission.Permissions;
import dev.latchkey.permission.page.Addresses;
import dev.latchkey.permission.page.Conflict;
import dev.latchkey.permission.page.Missing;
import dev.latchkey.permission.principals.Draft.Target;
import dev.latchkey.permission.text.LintNote.Rule;
import dev.latchkey.permission.text.PolicyFix;
import dev.latchkey.policy.json.PolicyKind;
import dev.latchkey.policy.json.PolicyReader;
import dev.latchkey.policy.json.PolicyWriter;
import dev.latchkey.policy.json.ReadResult.Read;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes an inline policy from the editor to the diff, and from the diff to IAM. */
@Controller
@RequestMapping("/c/{connection}/principals/{kind:users|roles|groups}/{name}/policies")
class PolicyEditing {

    private final Inventory inventory;
    private final Permissions permissions;
    private final PrincipalPages pages;

    PolicyEditing(Inventory inventory, Permissions permissions, PrincipalPages pages) {
        this.inventory = inventory;
        this.permissions = permissions;
        this.pages = pages;
    }

    /** What the editor shows below the text while it is typed. */
    @PostMapping("/lint")
    ModelAndView lint(
            Connection connection,
            @PathVariable PrincipalKind kind,
            @PathVariable String name,
            NewPolicyForm form,
            Model model) {
        Optional<PrincipalView> view = PrincipalPage.find(inventory.current(connection), kind, name);
        if (view.isEmpty()) {
            return Missing.principal(connection, kind, name);
        }
        model.addAttribute("check", PolicyCheck.of(view.get(), form.name(), form.wantedTarget(), form.text()));
        return new ModelAndView("permission/policy-parts :: lint");
    }

    /**
     * From the editor to the diff; nothing is written.
     *
     * @param seen fingerprint of the document the editor was opened with
     */
    @PostMapping("/review")
    ModelAndView review(
            Connection connection,
            @PathVariable PrincipalKind kind,
            @PathVariable String name,
            NewPolicyForm form,
            @RequestParam String seen,
            HttpSession session,
            Model model) {
        Snapshot snapshot = inventory.current(connection);
        Optional<PrincipalView> found = PrincipalPage.find(snapshot, kind, name);
        if (found.isEmpty()) {
            return Missing.principal(connection, kind, name);
        }
        PrincipalView view = found.get();
        Optional<HeldRow> row = view.find(form.name()).filter(HeldRow::inline);
        if (!PolicyCheck.of(view, form.name(), Target.INLINE, form.text()).writable()) {
            pages.fill(model, view, "permissions", form.name(), "edit");
            pages.fillEditor(model, view, form.name(), seen, form.text());
            ModelAndView page = new ModelAndView("permission/principal-policies");
            page.setStatus(HttpStatusCode.valueOf(422));
            return page;
        }
        String base = row.map(held -> held.held().document().json()).orElse(null);
        Draft draft = new Drafts(session).keep(view.principal().arn(), form.name(), Target.INLINE, base, form.text());
        if (base == null || !Fingerprint.of(base).equals(seen)) {
            return overtaken(connection, view, draft, base == null ? "" : base, false);
        }
        return new ModelAndView("redirect:" + diff(connection, view, draft));
    }

    /** A quick fix of the lint, as a new draft. */
    @PostMapping("/fix")
    ModelAndView fix(
            Connection connection,
            @PathVariable PrincipalKind kind,
            @PathVariable String name,
            @RequestParam String draft,
            @RequestParam Rule rule,
            HttpSession session) {
        Optional<PrincipalView> view = PrincipalPage.find(inventory.current(connection), kind, name);
        if (view.isEmpty()) {
            return Missing.principal(connection, kind, name);
        }
        Drafts drafts = new Drafts(session);
        Optional<Draft> kept = drafts.find(draft, view.get().principal().arn());
        if (kept.isEmpty()) {
            return gone(connection, view.get());
        }
        Draft old = kept.get();
        String text = PolicyReader.read(old.text(), PolicyKind.IDENTITY) instanceof Read(var policy)
                ? PolicyWriter.pretty(PolicyFix.of(policy, rule))
                : old.text();
        Draft mended = drafts.keep(old.owner(), old.policyName(), old.target(), old.base(), text);
        return new ModelAndView("redirect:" + diff(connection, view.get(), mended));
    }

    /** From the diff to IAM. */
    @PostMapping("/apply")
    ModelAndView apply(
            Connection connection,
            Operator operator,
            @PathVariable PrincipalKind kind,
            @PathVariable String name,
            @RequestParam String draft,
            HttpSession session,
            Model model,
            RedirectAttributes redirect) {
        Snapshot snapshot = inventory.current(connection);
        Optional<PrincipalView> found = PrincipalPage.find(snapshot, kind, name);
        if (found.isEmpty()) {
            return Missing.principal(connection, kind, name);
        }
        PrincipalView view = found.get();
        Drafts drafts = new Drafts(session);
        Optional<Draft> kept = drafts.find(draft, view.principal().arn());
        if (kept.isEmpty()) {
            return gone(connection, view);
        }
        Draft applied = kept.get();
        return switch (permissions.make(connection, operator, PrincipalPages.change(view, applied))) {
            case Made made -> {
                drafts.forget(applied);
                Toast.success(redirect, words(applied, name));
                yield new ModelAndView("redirect:" + policy(connection, view, applied));
            }
            case Overtaken(String now) -> {
                String base = now.isEmpty() ? null : now;
                Draft again = drafts.keep(applied.owner(), applied.policyName(), Target.INLINE, base, applied.text());
                yield overtaken(connection, view, again, applied.base() == null ? "" : applied.base(), true);
            }
            case Refused refused -> refused(model, snapshot, view, applied, refused);
        };
    }

    private ModelAndView refused(Model model, Snapshot snapshot, PrincipalView view, Draft draft, Refused refused) {
        pages.fill(model, view, "permissions", draft.policyName(), "diff");
        pages.fillDiff(model, snapshot, view, draft);
        ModelAndView page = new ModelAndView("permission/principal-policies");
        page.addObject("refused", refused);
        page.setStatus(HttpStatusCode.valueOf(refused.status()));
        return page;
    }

    /** Where a draft is reviewed. */
    static String diff(Connection connection, PrincipalView view, Draft draft) {
        return Addresses.principal(connection, view.ref())
                + Addresses.encoded("?policy={policy}&mode=diff&draft={draft}", draft.policyName(), draft.id());
    }

    private static String policy(Connection connection, PrincipalView view, Draft draft) {
        String here = Addresses.principal(connection, view.ref());
        return draft.target() == Target.INLINE
                ? here + Addresses.encoded("?policy={policy}", draft.policyName())
                : here;
    }

    private static String words(Draft draft, String name) {
        String what = draft.target() == Target.INLINE
                ? "Wrote " + draft.policyName() + " to " + name + "."
                : "Created " + draft.policyName() + " and attached it to " + name + ".";
        return what + " AWS may need some seconds to apply this.";
    }

    /** The draft goes on against the new state; the page says what changed. */
    private static ModelAndView overtaken(
            Connection connection, PrincipalView view, Draft draft, String seen, boolean known) {
        ModelAndView page = Conflict.page(
                draft.policyName() + " of " + view.principal().name(),
                known,
                seen,
                draft.base() == null ? "" : draft.base(),
                diff(connection, view, draft));
        return page.addObject("draft", draft.text());
    }

    private static ModelAndView gone(Connection connection, PrincipalView view) {
        return new ModelAndView("redirect:" + Addresses.principal(connection, view.ref()) + "?draft=gone");
    }
}
