package dev.latchkey.permission.creation;

import dev.latchkey.aws.Connection;
import dev.latchkey.console.Operator;
import dev.latchkey.console.Toast;
import dev.latchkey.inventory.Inventory;
import dev.latchkey.inventory.KnownFunction;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.PrincipalKind;
import dev.latchkey.inventory.Snapshot;
import dev.latchkey.permission.PermissionOutcome.Made;
import dev.latchkey.permission.PermissionOutcome.Overtaken;
import dev.latchkey.permission.PermissionOutcome.Refused;
import dev.latchkey.permission.page.Addresses;
import dev.latchkey.permission.page.Confirmation;
import dev.latchkey.permission.page.Missing;
import java.util.List;
import java.util.Map;
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

/** Creates a function in the sandbox, and deletes functions. */
@Controller
@RequestMapping("/c/{connection}/functions")
class FunctionSetupPage {

    private final Inventory inventory;
    private final FunctionSetup setup;

    FunctionSetupPage(Inventory inventory, FunctionSetup setup) {
        this.inventory = inventory;
        this.setup = setup;
    }

    @GetMapping("/new")
    ModelAndView form(Connection connection, FunctionForm form) {
        return form(connection, form, Map.of(), 200, null);
    }

    @PostMapping("/new")
    ModelAndView create(Connection connection, Operator operator, FunctionForm form, RedirectAttributes redirect) {
        Map<String, String> errors = form.errors();
        if (!errors.isEmpty() || !connection.sandbox()) {
            return form(connection, form, errors, 422, null);
        }
        if (inventory.current(connection).findFunction(form.nameText()).isPresent()) {
            return form(connection, form, Map.of("name", "A function of this name exists already."), 409, null);
        }
        return switch (setup.create(connection, operator, form)) {
            case Made made -> {
                Toast.success(redirect, "Created " + form.nameText() + ".");
                yield new ModelAndView("redirect:" + Addresses.function(connection, form.nameText()));
            }
            case Overtaken overtaken -> throw new IllegalStateException("A new function has no revision");
            case Refused refused -> form(connection, form, Map.of(), refused.status(), refused);
        };
    }

    @GetMapping("/{function}/delete")
    ModelAndView ask(Connection connection, @PathVariable String function) {
        return inventory
                .current(connection)
                .findFunction(function)
                .map(known -> confirm(connection, known, 200, null))
                .orElseGet(() -> Missing.function(connection, function));
    }

    @PostMapping("/{function}/delete")
    ModelAndView delete(
            Connection connection,
            Operator operator,
            @PathVariable String function,
            @RequestParam(defaultValue = "") String confirm,
            RedirectAttributes redirect) {
        Optional<KnownFunction> found = inventory.current(connection).findFunction(function);
        if (found.isEmpty()) {
            return Missing.function(connection, function);
        }
        KnownFunction known = found.get();
        if (!confirm.strip().equals(known.name())) {
            return confirm(connection, known, 422, Refused.mistyped(known.name()));
        }
        return switch (setup.delete(connection, operator, known.name())) {
            case Made made -> {
                Toast.success(redirect, "Deleted " + known.name() + ".");
                yield new ModelAndView("redirect:" + Addresses.encoded("/c/{c}/functions", connection.id()));
            }
            case Overtaken overtaken -> throw new IllegalStateException("Deleting a function carries no revision");
            case Refused refused -> confirm(connection, known, refused.status(), refused);
        };
    }

    private ModelAndView form(
            Connection connection,
            FunctionForm form,
            Map<String, String> errors,
            int status,
            @Nullable Refused refused) {
        ModelAndView page = new ModelAndView("permission/function-new");
        page.setStatus(HttpStatusCode.valueOf(status));
        page.addObject("form", form);
        page.addObject("errors", errors);
        page.addObject("refused", refused);
        page.addObject("handlers", SandboxHandler.values());
        page.addObject("roles", connection.sandbox() ? executionRoles(inventory.current(connection)) : List.of());
        return page;
    }

    /** Roles that Lambda may assume. */
    private static List<KnownPrincipal> executionRoles(Snapshot snapshot) {
        return snapshot.principals(PrincipalKind.ROLE).stream()
                .filter(role -> role.trust() != null && role.trust().json().contains("lambda.amazonaws.com"))
                .toList();
    }

    private static ModelAndView confirm(
            Connection connection, KnownFunction known, int status, @Nullable Refused refused) {
        String here = Addresses.function(connection, known.name());
        Confirmation confirmation = Confirmation.of(
                        "Delete " + known.name(), "Delete function", here + "/delete", here, "lambda:DeleteFunction")
                .saying(
                        "The function, its URLs, its aliases and its resource policies go. Identity policies that name"
                                + " it stay and then match nothing.",
                        "Its execution role stays.")
                .typed(known.name());
        ModelAndView page = new ModelAndView("permission/confirm", "confirm", confirmation);
        page.setStatus(HttpStatusCode.valueOf(status));
        page.addObject("refused", refused);
        return page;
    }
}
