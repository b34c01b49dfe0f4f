package dev.latchkey.permission.principals;

import dev.latchkey.aws.Connection;
import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.Inventory;
import dev.latchkey.inventory.PolicyDocument;
import dev.latchkey.inventory.PrincipalKind;
import dev.latchkey.inventory.Snapshot;
import dev.latchkey.permission.Fingerprint;
import dev.latchkey.permission.page.Missing;
import dev.latchkey.permission.statement.Sentences;
import dev.latchkey.permission.text.PrettyJson;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One user, role or group: its policies, one of them in words, in the editor or as a change to review. */
@Controller
class PrincipalPage {

    private final Inventory inventory;
    private final PrincipalPages pages;

    PrincipalPage(Inventory inventory, PrincipalPages pages) {
        this.inventory = inventory;
        this.pages = pages;
    }

    @GetMapping(
            path = "/c/{connection}/principals/{kind:users|roles|groups}/{name}",
            params = {"tab!=keys", "tab!=can-invoke"})
    ModelAndView show(
            Connection connection,
            @PathVariable PrincipalKind kind,
            @PathVariable String name,
            @RequestParam(defaultValue = "permissions") String tab,
            @RequestParam(defaultValue = "") String policy,
            @RequestParam(defaultValue = "sentences") String mode,
            @RequestParam @Nullable String draft,
            HttpSession session,
            Model model) {
        Snapshot snapshot = inventory.current(connection);
        Optional<PrincipalView> view = find(snapshot, kind, name);
        if (view.isEmpty()) {
            return Missing.principal(connection, kind, name);
        }
        PolicyDocument trust = view.get().principal().trust();
        if (tab.equals("trust") && trust != null) {
            pages.fill(model, view.get(), "trust", "", "");
            model.addAttribute("json", PrettyJson.editable(trust.json()));
            model.addAttribute(
                    "sentences",
                    trust.policy()
                            .map(document -> Sentences.ofResourcePolicy(document, ""))
                            .orElse(List.of()));
            return new ModelAndView("permission/principal-trust");
        }
        Optional<Draft> kept =
                new Drafts(session).find(draft, view.get().principal().arn());
        fill(model, snapshot, view.get(), policy, mode, kept.orElse(null));
        return new ModelAndView("permission/principal-policies");
    }

    private void fill(
            Model model, Snapshot snapshot, PrincipalView view, String policy, String mode, @Nullable Draft draft) {
        model.addAttribute("firstFunction", firstFunction(snapshot));
        if (draft != null && mode.equals("diff")) {
            pages.fill(model, view, "permissions", draft.policyName(), "diff");
            pages.fillDiff(model, snapshot, view, draft);
            return;
        }
        Optional<HeldRow> row = policy.isEmpty() ? view.first() : view.find(policy);
        if (draft != null && draft.base() != null) {
            pages.fill(model, view, "permissions", draft.policyName(), "edit");
            pages.fillEditor(model, view, draft.policyName(), Fingerprint.of(draft.base()), draft.text());
        } else if (row.isPresent() && row.get().inline() && mode.equals("edit")) {
            pages.fill(model, view, "permissions", row.get().key(), "edit");
            pages.fillEditor(model, view, row.get());
        } else if (row.isPresent()) {
            pages.fill(model, view, "permissions", row.get().key(), "sentences");
            pages.fillSentences(model, view, row.get());
        } else {
            pages.fill(model, view, "permissions", policy, policy.isEmpty() ? "none" : "gone");
        }
    }

    static Optional<PrincipalView> find(Snapshot snapshot, PrincipalKind kind, String name) {
        return snapshot.findPrincipal(kind, name).map(principal -> PrincipalView.of(principal, snapshot));
    }

    /** The function a new policy is filled in for, where none is chosen. */
    static String firstFunction(Snapshot snapshot) {
        return snapshot.functionUrls().stream()
                .filter(url -> !url.unsigned())
                .map(FunctionUrl::id)
                .findFirst()
                .orElse("");
    }
}
