package dev.latchkey.permission.page;

import dev.latchkey.console.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** The page for something that is not there. */
public final class Missing {

    private Missing() {}

    /** Answers 404 with the problem. */
    public static ModelAndView page(Problem problem) {
        ModelAndView page = new ModelAndView("console/error");
        page.setStatus(HttpStatus.NOT_FOUND);
        page.addObject("problem", problem);
        page.addObject("status", HttpStatus.NOT_FOUND.value());
        return page;
    }
}
