package dev.latchkey.permission.principals;

import dev.latchkey.aws.Connection;
import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.Inventory;
import dev.latchkey.inventory.PrincipalKind;
import dev.latchkey.inventory.Snapshot;
import dev.latchkey.permission.page.Missing;
import dev.latchkey.permission.page.Names;
import dev.latchkey.permission.principals.Draft.Target;
import dev.latchkey.permission.statement.PolicyTemplate;
import jakarta.servlet.http.HttpSession;
import java.util.LinkedHashMap;
import java.util.Map;
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

/** Writes a new inline or customer managed policy from a template; what is typed goes to the diff before it goes to IAM. */
@Controller
@RequestMapping("/c/{connection}/principals/{kind:users|roles|groups}/{name}/policies/new")
class NewPolicyPage {

    private final Inventory inventory;

    NewPolicyPage(Inventory inventory) {
        this.inventory = inventory;
    }

    @GetMapping
    ModelAndView form(
            Connection connection,
            @PathVariable PrincipalKind kind,
            @PathVariable String name,
            NewPolicyForm form,
            @RequestParam @Nullable String draft,
            HttpSession session,
            Model model) {
        Snapshot snapshot = inventory.current(connection);
        Optional<PrincipalView> view = PrincipalPage.find(snapshot, kind, name);
        if (view.isEmpty()) {
            return Missing.principal(connection, kind, name);
        }
        Optional<Draft> kept =
                new Drafts(session).find(draft, view.get().principal().arn());
        NewPolicyForm shown = kept.map(known -> new NewPolicyForm(
                        known.policyName(), known.target(), known.text(), form.template(), form.function()))
                .orElseGet(() -> filledIn(form, snapshot));
        return page(model, snapshot, view.get(), shown, Map.of(), 200);
    }

    @PostMapping
    ModelAndView review(
            Connection connection,
            @PathVariable PrincipalKind kind,
            @PathVariable String name,
            NewPolicyForm form,
            HttpSession session,
            Model model) {
        Snapshot snapshot = inventory.current(connection);
        Optional<PrincipalView> found = PrincipalPage.find(snapshot, kind, name);
        if (found.isEmpty()) {
            return Missing.principal(connection, kind, name);
        }
        PrincipalView view = found.get();
        Map<String, String> errors = new LinkedHashMap<>();
        Names.policy(form.name()).ifPresent(reason -> errors.put("policy", reason));
        boolean taken = form.wantedTarget() == Target.INLINE
                && view.inline().stream().anyMatch(row -> row.held().name().equals(form.name()));
        if (taken) {
            errors.put("policy", name + " has an inline policy of this name. Choose another name, or edit that one.");
        }
        PolicyCheck check = PolicyCheck.of(view, form.name(), form.wantedTarget(), form.text());
        if (!errors.isEmpty() || !check.writable()) {
            return page(model, snapshot, view, form, errors, taken ? 409 : 422);
        }
        Draft draft =
                new Drafts(session).keep(view.principal().arn(), form.name(), form.wantedTarget(), null, form.text());
        return new ModelAndView("redirect:" + PolicyEditing.diff(connection, view, draft));
    }

    private static ModelAndView page(
            Model model,
            Snapshot snapshot,
            PrincipalView view,
            NewPolicyForm form,
            Map<String, String> errors,
            int status) {
        model.addAttribute("principal", view.principal());
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute("check", PolicyCheck.of(view, form.name(), form.wantedTarget(), form.text()));
        model.addAttribute("templates", PolicyTemplate.values());
        model.addAttribute("functions", snapshot.functionUrls());
        ModelAndView page = new ModelAndView("permission/policy-new");
        page.setStatus(HttpStatusCode.valueOf(status));
        return page;
    }

    private static NewPolicyForm filledIn(NewPolicyForm form, Snapshot snapshot) {
        String chosen = form.function() == null || form.function().isBlank()
                ? PrincipalPage.firstFunction(snapshot)
                : form.function();
        PolicyTemplate template = PolicyTemplate.of(form.template() == null ? "" : form.template())
                .orElse(PolicyTemplate.URL);
        String arn = snapshot.findFunctionUrl(chosen)
                .map(FunctionUrl::functionArn)
                .orElseGet(() -> snapshot.findFunction(chosen)
                        .map(function -> function.arn())
                        .orElse("arn:aws:lambda:" + snapshot.origin().region() + ":"
                                + snapshot.origin().accountId() + ":function:NAME"));
        String name = form.name().isEmpty() && !chosen.isEmpty() ? "latchkey-" + chosen.replace(':', '-') : form.name();
        String text = form.text().isBlank() ? template.document(arn) : form.text();
        return new NewPolicyForm(name, form.target(), text, template.key(), chosen);
    }
}
