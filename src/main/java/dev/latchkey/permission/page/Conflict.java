package dev.latchkey.permission.page;

import dev.latchkey.permission.text.PrettyJson;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** The page for a change that came after somebody else's: what they changed, and the way back. */
public final class Conflict {

    private Conflict() {}

    /**
     * Answers 409.
     *
     * @param subject what was changed
     * @param known whether it is known what the operator saw
     * @param retry where the change can be reviewed against the new state
     */
    public static ModelAndView page(String subject, boolean known, String seen, String now, String retry) {
        ModelAndView page = new ModelAndView("permission/conflict");
        page.setStatus(HttpStatus.CONFLICT);
        page.addObject("subject", subject);
        page.addObject("known", known);
        page.addObject("seen", PrettyJson.of(seen));
        page.addObject("present", PrettyJson.of(now));
        page.addObject("retry", retry);
        return page;
    }
}
