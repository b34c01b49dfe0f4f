package dev.latchkey.tutorial;

import dev.latchkey.console.Frame;
import dev.latchkey.console.Operator;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code /tutorial}: the long text of each step, with the place to do it. */
@Controller
class TutorialPage {

    private final FirstKeyFacts facts;
    private final HiddenStrips hidden;

    TutorialPage(FirstKeyFacts facts, HiddenStrips hidden) {
        this.facts = facts;
        this.hidden = hidden;
    }

    @GetMapping("/tutorial")
    String page(Operator operator, Frame frame, Model model) {
        FirstKey firstKey = facts.of(frame.connection().id());
        List<Part> parts = Arrays.stream(Step.values())
                .map(step -> new Part(step, firstKey.ticked().contains(step), Guidance.to(step, firstKey, frame)))
                .toList();
        model.addAttribute("progress", firstKey);
        model.addAttribute("parts", parts);
        model.addAttribute("hidden", hidden.contains(operator));
        return "tutorial/page";
    }

    @PostMapping("/tutorial/hide")
    String hide(Operator operator, Frame frame) {
        hidden.add(operator);
        return "redirect:/c/" + frame.connection().id() + "/";
    }

    @PostMapping("/tutorial/show")
    String show(Operator operator, Frame frame) {
        hidden.remove(operator);
        return "redirect:/c/" + frame.connection().id() + "/";
    }

    /** One step of the long text. */
    record Part(Step step, boolean done, Guidance guidance) {}
}
