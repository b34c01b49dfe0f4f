package dev.latchkey.permission.functions;

import dev.latchkey.access.AccessChecks;
import dev.latchkey.access.AccessReport;
import dev.latchkey.access.Callers;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.PrincipalKind;
import dev.latchkey.inventory.Snapshot;
import dev.latchkey.permission.PermissionChange.AddStatements;
import dev.latchkey.permission.effect.ChangedSnapshot;
import dev.latchkey.permission.effect.Effects;
import dev.latchkey.permission.effect.Shifts;
import dev.latchkey.permission.functions.Grantee.Somebody;
import dev.latchkey.permission.statement.UrlStatement;
import dev.latchkey.permission.text.PrettyJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts together what the tabs of a function page show. */
@Component
class FunctionPages {

    private static final int SUGGESTED = 500;

    private final AccessChecks checks;
    private final Effects effects;

    FunctionPages(AccessChecks checks, Effects effects) {
        this.checks = checks;
        this.effects = effects;
    }

    /** The view every tab begins with; {@code tab} is access, config or json. */
    void fill(Model model, Snapshot snapshot, FunctionView function, String tab) {
        model.addAttribute("fn", function);
        model.addAttribute("tab", tab);
        model.addAttribute("snapshot", snapshot);
        switch (tab) {
            case "config" ->
                model.addAttribute("roleName", function.known().role().replaceFirst("^.*/", ""));
            case "json" ->
                model.addAttribute(
                        "json", PrettyJson.of(function.resourcePolicy().json()));
            default -> fillAccess(model, snapshot, function);
        }
    }

    /** The Add permission card with its preview. */
    void fillCard(Model model, Snapshot snapshot, FunctionView function, PermissionForm form) {
        fillCard(model, snapshot, function, Proposal.of(form, function, snapshot), Map.of());
    }

    /** The same, errors told. */
    void fillCard(
            Model model, Snapshot snapshot, FunctionView function, Proposal proposal, Map<String, String> errors) {
        model.addAttribute("form", proposal.form());
        model.addAttribute("errors", errors.isEmpty() && proposal.form().named() ? proposal.errors() : errors);
        model.addAttribute("preview", preview(snapshot, function, proposal).orElse(null));
    }

    private void fillAccess(Model model, Snapshot snapshot, FunctionView function) {
        Callers callers =
                function.url() == null ? new Callers(List.of(), true) : checks.whoCanInvoke(snapshot, function.url());
        model.addAttribute("callers", callers);
        model.addAttribute(
                "statements",
                function.resourcePolicy()
                        .policy()
                        .map(policy -> StatementRow.of(policy, function.arn()))
                        .orElse(List.of()));
        model.addAttribute("suggestions", suggestions(snapshot));
    }

    private Optional<GrantPreview> preview(Snapshot snapshot, FunctionView function, Proposal proposal) {
        Somebody somebody = proposal.somebody();
        Optional<AddStatements> change = proposal.change(function);
        if (somebody == null || change.isEmpty()) {
            return Optional.empty();
        }
        List<String> json = proposal.statements().stream()
                .map(statement -> PrettyJson.narrow(statement.json()))
                .toList();
        List<String> sids =
                proposal.statements().stream().map(UrlStatement::sid).toList();
        EffectLine line = effect(snapshot, function, proposal, somebody, change.get());
        return Optional.of(new GrantPreview(json, sids, line, proposal.opensToAnyone()));
    }

    private EffectLine effect(
            Snapshot snapshot, FunctionView function, Proposal proposal, Somebody somebody, AddStatements change) {
        if (function.url() == null) {
            return EffectLine.withoutUrl(function);
        }
        Snapshot after = ChangedSnapshot.after(snapshot, change, arn -> "");
        Shifts shifts = effects.ofUrl(snapshot, after, function.ref());
        if (somebody.anyone()) {
            return EffectLine.ofAnyone(function, shifts, proposal.form().organizationText());
        }
        if (function.unsigned()) {
            return EffectLine.unsigned();
        }
        KnownPrincipal known = somebody.known();
        if (known == null) {
            return EffectLine.ofStranger(function, somebody, shifts);
        }
        Optional<AccessReport> before = effects.report(snapshot, known, function.ref());
        Optional<AccessReport> then = effects.report(after, known, function.ref());
        return before.isEmpty() || then.isEmpty()
                ? EffectLine.withoutUrl(function)
                : EffectLine.ofKnown(somebody, before.get(), then.get(), shifts);
    }

    /** A browser's list; any other name can still be typed. */
    private static List<KnownPrincipal> suggestions(Snapshot snapshot) {
        List<KnownPrincipal> all = new ArrayList<>(snapshot.principals(PrincipalKind.USER));
        all.addAll(snapshot.principals(PrincipalKind.ROLE));
        return all.stream().limit(SUGGESTED).toList();
    }
}
