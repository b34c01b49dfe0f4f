package dev.latchkey.permission.principals;

import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.PolicyDocument;
import dev.latchkey.inventory.Snapshot;
import dev.latchkey.permission.Fingerprint;
import dev.latchkey.permission.PermissionChange;
import dev.latchkey.permission.PermissionChange.CreateManagedPolicy;
import dev.latchkey.permission.PermissionChange.PutInlinePolicy;
import dev.latchkey.permission.effect.ChangedSnapshot;
import dev.latchkey.permission.effect.Effects;
import dev.latchkey.permission.statement.Patterns;
import dev.latchkey.permission.statement.Sentence;
import dev.latchkey.permission.statement.Sentences;
import dev.latchkey.permission.text.PrettyJson;
import dev.latchkey.policy.PatternElement;
import dev.latchkey.policy.Statement;
import dev.latchkey.policy.json.PolicyKind;
import dev.latchkey.policy.json.PolicyReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts together what the parts of a principal page show. */
@Component
class PrincipalPages {

    private final Effects effects;

    PrincipalPages(Effects effects) {
        this.effects = effects;
    }

    /** The head and the list of policies. */
    void fill(Model model, PrincipalView view, String tab, String selected, String mode) {
        model.addAttribute("principal", view.principal());
        model.addAttribute("view", view);
        model.addAttribute("tab", tab);
        model.addAttribute("selected", selected);
        model.addAttribute("mode", mode);
    }

    /** One policy in words. */
    void fillSentences(Model model, PrincipalView view, HeldRow row) {
        model.addAttribute("row", row);
        model.addAttribute("sentences", sentences(view.principal(), row.held().document()));
        model.addAttribute("json", PrettyJson.editable(row.held().document().json()));
    }

    /** The editor with the stored text. */
    void fillEditor(Model model, PrincipalView view, HeldRow row) {
        String stored = row.held().document().json();
        fillEditor(model, view, row.held().name(), Fingerprint.of(stored), PrettyJson.editable(stored));
    }

    /** The editor with a text of the operator's. */
    void fillEditor(Model model, PrincipalView view, String policyName, String seen, String text) {
        model.addAttribute("policyName", policyName);
        model.addAttribute("seen", seen);
        model.addAttribute("text", text);
        model.addAttribute("check", PolicyCheck.of(view, policyName, Draft.Target.INLINE, text));
    }

    /** The diff with all that Apply needs to be judged. */
    void fillDiff(Model model, Snapshot snapshot, PrincipalView view, Draft draft) {
        PermissionChange change = change(view, draft);
        Snapshot after = ChangedSnapshot.after(snapshot, change, arn -> "");
        model.addAttribute("draft", draft);
        model.addAttribute("before", draft.base() == null ? "" : PrettyJson.editable(draft.base()));
        model.addAttribute("check", PolicyCheck.of(view, draft.policyName(), draft.target(), draft.text()));
        model.addAttribute(
                "shifts", effects.ofPrincipal(snapshot, after, view.ref()).naming(named(snapshot, draft)));
        model.addAttribute(
                "calls",
                draft.target() == Draft.Target.INLINE
                        ? List.of(change.operation())
                        : List.of(change.operation(), view.ref().operation("Attach", "Policy")));
    }

    /** The function URLs that the draft names without a wildcard for everything. */
    private static Set<String> named(Snapshot snapshot, Draft draft) {
        List<PatternElement> resources =
                PolicyReader.lenient(draft.text(), PolicyKind.IDENTITY).policy().statements().stream()
                        .map(Statement::resource)
                        .flatMap(Optional::stream)
                        .filter(resource ->
                                !resource.negated() && !resource.patterns().contains("*"))
                        .toList();
        return snapshot.functionUrls().stream()
                .filter(url -> resources.stream().anyMatch(each -> Patterns.takesIn(each, url.functionArn())))
                .map(FunctionUrl::id)
                .collect(Collectors.toSet());
    }

    static PermissionChange change(PrincipalView view, Draft draft) {
        return switch (draft.target()) {
            case INLINE -> new PutInlinePolicy(view.ref(), draft.policyName(), draft.text(), draft.base());
            case MANAGED -> new CreateManagedPolicy(view.ref(), draft.policyName(), draft.text());
        };
    }

    static List<Sentence> sentences(KnownPrincipal principal, PolicyDocument document) {
        String subject = switch (principal.kind()) {
            case USER -> "The user";
            case ROLE -> "The role";
            case GROUP -> "Members of";
        };
        return document.policy()
                .map(policy -> Sentences.ofIdentityPolicy(policy, subject, principal.name()))
                .orElse(List.of());
    }
}
