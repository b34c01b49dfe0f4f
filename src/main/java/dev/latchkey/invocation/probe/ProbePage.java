package dev.latchkey.invocation.probe;

import dev.latchkey.console.Operator;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** {@code /c/{connection}/probe}: the card "Prove it", in the access check or on a page of its own. */
@Controller
class ProbePage {

    private static final String QUESTION_IS_NONE =
            "A probe tests a principal, a function URL and one of the five verdicts of the access check.";

    private final Probes probes;
    private final ProbeDesk desk;

    ProbePage(Probes probes, ProbeDesk desk) {
        this.probes = probes;
        this.desk = desk;
    }

    /**
     * What the access check hands over.
     *
     * @param context {@code given} when the check took a request context for granted
     */
    record Address(
            @Nullable String principal,
            @Nullable String fn,
            @Nullable String predicted,
            @Nullable String context) {

        /** The verdict is recorded as it stands here, so it has to be one. */
        Question question() {
            String who = ProbeForm.text(principal);
            String function = ProbeForm.text(fn);
            if (!who.matches("[\\x21-\\x7E]{1,2048}") || function.isEmpty() || function.length() > 256) {
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST, QUESTION_IS_NONE);
            }
            return Predicted.parse(predicted == null ? "" : predicted)
                    .map(verdict -> new Question(who, function, verdict, "given".equals(context)))
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST, QUESTION_IS_NONE));
        }
    }

    @GetMapping("/c/{connection}/probe")
    String card(
            @PathVariable String connection,
            Address address,
            @RequestParam(required = false) @Nullable String probe,
            Operator operator,
            HttpServletRequest request,
            Model model) {
        ProbeAddress here = new ProbeAddress(connection, address.question(), probe);
        ProbeCard card = probe == null
                ? desk.start(operator, here)
                : desk.told(operator, here, probe)
                        .orElseThrow(() -> new ResponseStatusException(
                                HttpStatus.NOT_FOUND, "This probe is not in your history; it keeps the last 500."));
        return show(card, request, model);
    }

    @PostMapping("/c/{connection}/probe")
    String send(
            @PathVariable String connection,
            Address address,
            ProbeForm form,
            Operator operator,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (!ProbeForm.isKey(form.once())) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The form has no key of its own.");
        }
        ProbeAddress result = new ProbeAddress(connection, address.question(), ProbeForm.text(form.once()));
        return switch (probes.send(operator, connection, result.question(), form)) {
            case Probes.Outcome.Sent sent -> "redirect:" + result.card();
            case Probes.Outcome.Foreign foreign ->
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The form is not one of yours.");
            case Probes.Outcome.Refused refused -> {
                response.setStatus(refused.status());
                ProbeAddress again = new ProbeAddress(connection, result.question(), null);
                yield show(desk.refused(operator, again, form, refused.problem()), request, model);
            }
        };
    }

    private static String show(ProbeCard card, HttpServletRequest request, Model model) {
        boolean part = "true".equals(request.getHeader("HX-Request"))
                && request.getHeader("HX-History-Restore-Request") == null;
        model.addAttribute("card", card);
        model.addAttribute("part", part);
        return part ? "invocation/probe :: proof" : "invocation/probe";
    }
}
