package dev.latchkey.permission.functions;

import dev.latchkey.aws.Connection;
import dev.latchkey.console.Operator;
import dev.latchkey.console.Toast;
import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.FunctionUrl.AuthType;
import dev.latchkey.inventory.Inventory;
import dev.latchkey.inventory.Snapshot;
import dev.latchkey.permission.PermissionOutcome;
import dev.latchkey.permission.PermissionOutcome.Made;
import dev.latchkey.permission.PermissionOutcome.Overtaken;
import dev.latchkey.permission.PermissionOutcome.Refused;
import dev.latchkey.permission.effect.ChangedSnapshot;
import dev.latchkey.permission.effect.Effects;
import dev.latchkey.permission.page.Addresses;
import dev.latchkey.permission.page.Confirmation;
import dev.latchkey.permission.page.Missing;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Creates, changes and deletes the URL of one function. */
@Controller
@RequestMapping("/c/{connection}/functions/{function}/url")
class UrlChanges {

    private final Inventory inventory;
    private final UrlSettings settings;
    private final FunctionPages pages;
    private final Effects effects;

    UrlChanges(Inventory inventory, UrlSettings settings, FunctionPages pages, Effects effects) {
        this.inventory = inventory;
        this.settings = settings;
        this.pages = pages;
        this.effects = effects;
    }

    /** Creates the URL where there is none, else changes it; to make it public the operator is asked first. */
    @PostMapping
    ModelAndView save(
            Connection connection,
            Operator operator,
            @PathVariable String function,
            UrlForm form,
            Model model,
            RedirectAttributes redirect) {
        Snapshot snapshot = inventory.current(connection);
        Optional<FunctionView> found = FunctionView.of(snapshot, function);
        if (found.isEmpty()) {
            return Missing.function(connection, function);
        }
        FunctionView view = found.get();
        boolean opens = form.wantedAuthType() == AuthType.NONE && !view.unsigned();
        if (opens && !form.confirms(view.name())) {
            return form.confirm() == null
                    ? new ModelAndView("redirect:" + Addresses.function(connection, function)
                            + "/url/public?invokeMode=" + form.wantedInvokeMode())
                    : confirm(publication(connection, snapshot, view, form), 422, Refused.mistyped(view.name()));
        }
        boolean creates = view.url() == null;
        PermissionOutcome outcome = creates
                ? settings.create(connection, operator, view.ref(), form.wantedAuthType(), form.wantedInvokeMode())
                : settings.update(connection, operator, view.ref(), form.wantedAuthType(), form.wantedInvokeMode());
        return switch (outcome) {
            case Made made -> {
                Toast.success(
                        redirect, creates ? view.id() + " has a URL now." : "Changed the URL of " + view.id() + ".");
                yield new ModelAndView("redirect:" + Addresses.function(connection, function) + "?tab=config");
            }
            case Overtaken overtaken -> throw new IllegalStateException("URL settings carry no revision");
            case Refused refused -> {
                pages.fill(model, snapshot, view, "config");
                ModelAndView page = new ModelAndView("permission/function");
                page.setStatus(HttpStatusCode.valueOf(refused.status()));
                page.addObject("refused", refused);
                yield page;
            }
        };
    }

    @GetMapping("/public")
    ModelAndView askPublication(Connection connection, @PathVariable String function, UrlForm form) {
        Snapshot snapshot = inventory.current(connection);
        return FunctionView.of(snapshot, function)
                .map(view -> confirm(publication(connection, snapshot, view, form), 200, null))
                .orElseGet(() -> Missing.function(connection, function));
    }

    @GetMapping("/delete")
    ModelAndView askDeletion(Connection connection, @PathVariable String function) {
        return FunctionView.of(inventory.current(connection), function)
                .filter(view -> view.url() != null)
                .map(view -> confirm(deletion(connection, view), 200, null))
                .orElseGet(() -> Missing.function(connection, function));
    }

    @PostMapping("/delete")
    ModelAndView delete(
            Connection connection, Operator operator, @PathVariable String function, RedirectAttributes redirect) {
        Optional<FunctionView> found = FunctionView.of(inventory.current(connection), function);
        if (found.isEmpty()) {
            return Missing.function(connection, function);
        }
        FunctionView view = found.get();
        return switch (settings.delete(connection, operator, view.ref())) {
            case Made made -> {
                Toast.success(redirect, "Deleted the URL of " + view.id() + ".");
                yield new ModelAndView("redirect:" + Addresses.function(connection, view.name()));
            }
            case Overtaken overtaken -> throw new IllegalStateException("URL settings carry no revision");
            case Refused refused -> confirm(deletion(connection, view), refused.status(), refused);
        };
    }

    private Confirmation publication(Connection connection, Snapshot snapshot, FunctionView view, UrlForm form) {
        String here = Addresses.function(connection, view.id());
        FunctionUrl url = view.url();
        String call = url == null ? "lambda:CreateFunctionUrlConfig" : "lambda:UpdateFunctionUrlConfig";
        Confirmation confirmation = Confirmation.of(
                        "Make " + view.id() + " public", "Make public", here + "/url", here + "?tab=config", call)
                .saying("Auth type NONE: nobody has to sign. Whoever knows the address can call it as soon as a"
                        + " statement of the resource policy lets anyone in.")
                .typed(view.name())
                .with("authType", AuthType.NONE.name())
                .with("invokeMode", form.wantedInvokeMode().name());
        if (url == null) {
            return confirmation;
        }
        Snapshot after = ChangedSnapshot.after(snapshot, url, AuthType.NONE);
        return confirmation.with(effects.ofUrl(snapshot, after, view.ref()));
    }

    private static Confirmation deletion(Connection connection, FunctionView view) {
        String here = Addresses.function(connection, view.id());
        return Confirmation.of(
                        "Delete the URL of " + view.id(),
                        "Delete URL",
                        here + "/url/delete",
                        here + "?tab=config",
                        "lambda:DeleteFunctionUrlConfig")
                .saying(
                        "Nobody can call " + view.id() + " over HTTP any more. A new URL will have another address.",
                        "The resource policy stays: its statements take effect again when the function gets a new"
                                + " URL.");
    }

    private static ModelAndView confirm(Confirmation confirmation, int status, @Nullable Refused refused) {
        ModelAndView page = new ModelAndView("permission/confirm", "confirm", confirmation);
        page.setStatus(HttpStatusCode.valueOf(status));
        page.addObject("refused", refused);
        return page;
    }
}
