package dev.latchkey.permission.functions;

import dev.latchkey.aws.Connection;
import dev.latchkey.console.Operator;
import dev.latchkey.console.Toast;
import dev.latchkey.inventory.Inventory;
import dev.latchkey.inventory.ResourcePolicy;
import dev.latchkey.inventory.Snapshot;
import dev.latchkey.permission.PermissionChange.AddStatements;
import dev.latchkey.permission.PermissionChange.RemoveStatements;
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
import dev.latchkey.permission.statement.Sentences;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** Adds and removes statements of one resource policy. */
@Controller
@RequestMapping("/c/{connection}/functions/{function}/permissions")
class StatementChanges {

    private final Inventory inventory;
    private final Permissions permissions;
    private final FunctionPages pages;
    private final Effects effects;

    StatementChanges(Inventory inventory, Permissions permissions, FunctionPages pages, Effects effects) {
        this.inventory = inventory;
        this.permissions = permissions;
        this.pages = pages;
        this.effects = effects;
    }

    /** The preview: a region of the card for htmx, else the page with the same values in its address. */
    @PostMapping("/preview")
    ModelAndView preview(
            Connection connection,
            @PathVariable String function,
            PermissionForm form,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx,
            Model model) {
        if (!htmx) {
            return new ModelAndView("redirect:" + address(connection, function, form));
        }
        Snapshot snapshot = inventory.current(connection);
        Optional<FunctionView> view = FunctionView.of(snapshot, function);
        if (view.isEmpty()) {
            return Missing.function(connection, function);
        }
        model.addAttribute("fn", view.get());
        pages.fillCard(model, snapshot, view.get(), form);
        return new ModelAndView("permission/function-access :: grant");
    }

    @PostMapping
    ModelAndView add(
            Connection connection,
            Operator operator,
            @PathVariable String function,
            PermissionForm form,
            Model model,
            RedirectAttributes redirect) {
        Snapshot snapshot = inventory.current(connection);
        Optional<FunctionView> found = FunctionView.of(snapshot, function);
        if (found.isEmpty()) {
            return Missing.function(connection, function);
        }
        FunctionView view = found.get();
        Proposal proposal = Proposal.of(form, view, snapshot);
        Map<String, String> errors = proposal.errorsFor(view);
        Optional<AddStatements> change = proposal.change(view);
        if (!errors.isEmpty() || change.isEmpty()) {
            return again(model, snapshot, view, proposal, errors, 422);
        }
        return switch (permissions.make(connection, operator, change.get())) {
            case Made made -> {
                Toast.success(redirect, added(proposal, view));
                yield new ModelAndView("redirect:" + Addresses.function(connection, function));
            }
            case Overtaken(String now) -> conflict(view, form.seenRevision(), now, address(connection, function, form));
            case Refused refused -> {
                Snapshot fresh = inventory.current(connection);
                model.addAttribute("refused", refused);
                yield again(
                        model,
                        fresh,
                        FunctionView.of(fresh, function).orElse(view),
                        proposal,
                        Map.of(),
                        refused.status());
            }
        };
    }

    @GetMapping("/remove")
    ModelAndView askRemoval(Connection connection, @PathVariable String function, @RequestParam List<String> sid) {
        Snapshot snapshot = inventory.current(connection);
        Optional<FunctionView> view = FunctionView.of(snapshot, function);
        return view.isEmpty()
                ? Missing.function(connection, function)
                : new ModelAndView("permission/confirm", "confirm", removal(connection, snapshot, view.get(), sid));
    }

    @PostMapping("/remove")
    ModelAndView remove(
            Connection connection,
            Operator operator,
            @PathVariable String function,
            @RequestParam List<String> sid,
            @RequestParam @Nullable String revision,
            RedirectAttributes redirect) {
        Snapshot snapshot = inventory.current(connection);
        Optional<FunctionView> view = FunctionView.of(snapshot, function);
        if (view.isEmpty()) {
            return Missing.function(connection, function);
        }
        RemoveStatements change = new RemoveStatements(view.get().ref(), sid, revision);
        return switch (permissions.make(connection, operator, change)) {
            case Made made -> {
                Toast.success(
                        redirect, "Removed " + String.join(", ", sid) + ". AWS may need some seconds to apply this.");
                yield new ModelAndView("redirect:" + Addresses.function(connection, function));
            }
            case Overtaken(String now) -> conflict(view.get(), revision, now, Addresses.function(connection, function));
            case Refused refused -> {
                ModelAndView page = new ModelAndView("permission/confirm");
                page.setStatus(HttpStatusCode.valueOf(refused.status()));
                page.addObject("confirm", removal(connection, snapshot, view.get(), sid));
                page.addObject("refused", refused);
                yield page;
            }
        };
    }

    private Confirmation removal(Connection connection, Snapshot snapshot, FunctionView view, List<String> sids) {
        RemoveStatements change = new RemoveStatements(view.ref(), sids, view.revision());
        Snapshot after = ChangedSnapshot.after(snapshot, change, arn -> "");
        String here = Addresses.function(connection, view.id());
        String button = sids.size() == 1 ? "Remove statement" : "Remove " + sids.size() + " statements";
        Confirmation confirmation = Confirmation.of(
                        button + " from " + view.id(), button, here + "/permissions/remove", here, change.operation())
                .saying(sentences(view, sids))
                .with("revision", view.revision())
                .with(effects.ofUrl(snapshot, after, view.ref()));
        for (String sid : sids) {
            confirmation = confirmation.with("sid", sid);
        }
        return confirmation;
    }

    private static List<String> sentences(FunctionView view, List<String> sids) {
        return view.resourcePolicy().policy().stream()
                .flatMap(policy -> Sentences.ofResourcePolicy(policy, view.arn()).stream())
                .filter(sentence -> sentence.sids().stream().anyMatch(sids::contains))
                .map(Sentence::text)
                .toList();
    }

    private ModelAndView again(
            Model model,
            Snapshot snapshot,
            FunctionView view,
            Proposal proposal,
            Map<String, String> errors,
            int status) {
        pages.fill(model, snapshot, view, "access");
        pages.fillCard(model, snapshot, view, proposal, errors);
        ModelAndView page = new ModelAndView("permission/function");
        page.setStatus(HttpStatusCode.valueOf(status));
        return page;
    }

    /** What the operator saw is known as long as the snapshot still holds that revision. */
    private static ModelAndView conflict(FunctionView view, @Nullable String revision, String now, String retry) {
        boolean known = Objects.equals(view.revision(), revision);
        String seen = known && view.resourcePolicy() instanceof ResourcePolicy.Stated stated
                ? stated.document().json()
                : "";
        return Conflict.page("the resource policy of " + view.id(), known, seen, now, retry);
    }

    private static String added(Proposal proposal, FunctionView view) {
        String who = proposal.somebody() == null
                ? "The principal"
                : proposal.somebody().name();
        return "Added to " + view.id() + " for " + who + ". AWS may need some seconds to apply this.";
    }

    private static String address(Connection connection, String function, PermissionForm form) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/c/{c}/functions/{f}")
                .queryParam("tab", "access")
                .queryParam("given", "true")
                .queryParam("principal", "{principal}");
        if (form.wantsUrl()) {
            address.queryParam("url", "true");
        }
        if (form.wantsInvoke()) {
            address.queryParam("invoke", "true");
        }
        return address.queryParam("organization", "{organization}")
                .queryParam("sid", "{sid}")
                .encode()
                .buildAndExpand(
                        connection.id(), function, form.principalText(), form.organizationText(), form.sidText())
                .toUriString();
    }
}
