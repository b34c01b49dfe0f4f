package dev.latchkey.permission.page;

import dev.latchkey.aws.Connection;
import dev.latchkey.console.Problem;
import dev.latchkey.inventory.PrincipalKind;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** The page for a function or principal that is not there; answers 404. */
public final class Missing {

    private Missing() {}

    public static ModelAndView function(Connection connection, String function) {
        return page(new Problem(
                "No function " + function + " in " + connection.region() + ".",
                "Lambda does not list it for " + connection.name()
                        + ": it may have been deleted, or the alias has no URL.",
                "Look for it in the list of functions."));
    }

    public static ModelAndView principal(Connection connection, PrincipalKind kind, String name) {
        return page(new Problem(
                "No " + kind.word() + " " + name + " in " + connection.name() + ".",
                "IAM does not list it: it may have been deleted or renamed.",
                "Look for it in the list of principals."));
    }

    private static ModelAndView page(Problem problem) {
        ModelAndView page = new ModelAndView("console/error");
        page.setStatus(HttpStatus.NOT_FOUND);
        page.addObject("problem", problem);
        page.addObject("status", HttpStatus.NOT_FOUND.value());
        return page;
    }
}
