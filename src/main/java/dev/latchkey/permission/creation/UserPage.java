package dev.latchkey.permission.creation;

import dev.latchkey.aws.AwsProblem;
import dev.latchkey.aws.Connection;
import dev.latchkey.console.Operator;
import dev.latchkey.console.Toast;
import dev.latchkey.inventory.Inventory;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.PrincipalKind;
import dev.latchkey.permission.PermissionOutcome.Made;
import dev.latchkey.permission.PermissionOutcome.Overtaken;
import dev.latchkey.permission.PermissionOutcome.Refused;
import dev.latchkey.permission.page.Addresses;
import dev.latchkey.permission.page.Confirmation;
import dev.latchkey.permission.page.Missing;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Creates users without permissions, and deletes users. */
@Controller
@RequestMapping("/c/{connection}/principals/users")
class UserPage {

    private final Inventory inventory;
    private final UserSetup setup;

    UserPage(Inventory inventory, UserSetup setup) {
        this.inventory = inventory;
        this.setup = setup;
    }

    /** A user called new is reached with {@code ?tab=permissions}. */
    @GetMapping(path = "/new", params = "!tab")
    ModelAndView form(UserForm form) {
        return form(form, Map.of(), 200, null);
    }

    @PostMapping("/new")
    ModelAndView create(Connection connection, Operator operator, UserForm form, RedirectAttributes redirect) {
        Map<String, String> errors = form.errors();
        if (!errors.isEmpty()) {
            return form(form, errors, 422, null);
        }
        return switch (setup.create(connection, operator, form.nameText(), form.pathText())) {
            case Made made -> {
                Toast.success(redirect, "Created " + form.nameText() + ". No permissions are attached.");
                yield new ModelAndView("redirect:"
                        + Addresses.encoded("/c/{c}/principals/users/{n}", connection.id(), form.nameText()));
            }
            case Overtaken overtaken -> throw new IllegalStateException("A new user has no revision");
            case Refused refused -> form(form, Map.of(), refused.status(), refused);
        };
    }

    @GetMapping("/{name}/delete")
    ModelAndView ask(Connection connection, @PathVariable String name) {
        Optional<KnownPrincipal> user = find(connection, name);
        return user.isEmpty()
                ? Missing.principal(connection, PrincipalKind.USER, name)
                : confirm(connection, user.get(), 200, null);
    }

    @PostMapping("/{name}/delete")
    ModelAndView delete(
            Connection connection, Operator operator, @PathVariable String name, RedirectAttributes redirect) {
        Optional<KnownPrincipal> user = find(connection, name);
        if (user.isEmpty()) {
            return Missing.principal(connection, PrincipalKind.USER, name);
        }
        try {
            UserLeftovers leftovers = setup.leftovers(connection, user.get());
            return switch (setup.delete(connection, operator, user.get(), leftovers)) {
                case Made made -> {
                    Toast.success(redirect, "Deleted " + name + ".");
                    yield new ModelAndView(
                            "redirect:" + Addresses.encoded("/c/{c}/principals?kind=users", connection.id()));
                }
                case Overtaken overtaken -> throw new IllegalStateException("Steps answer for themselves");
                case Refused refused ->
                    confirm(connection, find(connection, name).orElse(user.get()), refused.status(), refused);
            };
        } catch (AwsProblem problem) {
            Refused refused = Refused.by(problem);
            return confirm(connection, user.get(), refused.status(), refused);
        }
    }

    private Optional<KnownPrincipal> find(Connection connection, String name) {
        return inventory.current(connection).findPrincipal(PrincipalKind.USER, name);
    }

    private static ModelAndView form(UserForm form, Map<String, String> errors, int status, @Nullable Refused refused) {
        ModelAndView page = new ModelAndView("permission/user-new");
        page.setStatus(HttpStatusCode.valueOf(status));
        page.addObject("form", form);
        page.addObject("errors", errors);
        page.addObject("refused", refused);
        return page;
    }

    private ModelAndView confirm(Connection connection, KnownPrincipal user, int status, @Nullable Refused refused) {
        String here = Addresses.encoded("/c/{c}/principals/users/{n}", connection.id(), user.name());
        UserLeftovers leftovers = setup.leftovers(connection, user);
        Confirmation confirmation =
                Confirmation.of("Delete " + user.name(), "Delete user", here + "/delete", here, leftovers.calls());
        if (!leftovers.words().isEmpty()) {
            confirmation = confirmation
                    .saying("IAM deletes a user only when it holds nothing any more. These go first, in this order:")
                    .saying(leftovers.words());
        }
        ModelAndView page = new ModelAndView(
                "permission/confirm",
                "confirm",
                confirmation.saying("Resource policies that name the user keep its ID and then match nobody, not even a"
                        + " new user of the same name."));
        page.setStatus(HttpStatusCode.valueOf(status));
        page.addObject("refused", refused);
        return page;
    }
}
