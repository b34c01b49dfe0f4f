package dev.latchkey.access.page;

import dev.latchkey.access.opinion.Opinion;
import dev.latchkey.access.opinion.Simulations;
import dev.latchkey.console.Frame;
import dev.latchkey.console.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /c/{connection}/check/aws}: the same question to AWS's simulator; a card of the check, or a page of its own. */
@Controller
class SecondOpinionPage {

    private static final Opinion NOTHING_TO_ASK = new Opinion.NotAsked(new Problem(
            "AWS’s simulator was not asked.",
            "The address does not name a principal and a function URL that can be checked.",
            "Check first, then ask for the second opinion."));

    private final CheckDesk desk;
    private final Simulations simulations;

    SecondOpinionPage(CheckDesk desk, Simulations simulations) {
        this.desk = desk;
        this.simulations = simulations;
    }

    @GetMapping("/c/{connection}/check/aws")
    String page(
            Frame frame,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        CheckCase asked = desk.asked(frame, parameters);
        Opinion opinion = asked.call()
                .map(call ->
                        simulations.of(call.snapshot(), call.principal(), call.url(), call.context(), call.report()))
                .orElse(NOTHING_TO_ASK);
        model.addAttribute("opinion", opinion);
        model.addAttribute("kind", opinion.getClass().getSimpleName());
        model.addAttribute(
                "check", "/c/" + frame.connection().id() + asked.address().page());
        model.addAttribute(
                "again", "/c/" + frame.connection().id() + asked.address().at("/check/aws"));
        response.addHeader("Vary", "HX-Request");
        return "true".equals(request.getHeader("HX-Request"))
                ? "access/second-opinion :: card"
                : "access/second-opinion";
    }
}
