package dev.latchkey.tutorial;

import dev.latchkey.console.Frame;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives the navigation its count of done steps; only in the sandbox, where asking costs nothing. */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class FirstKeyAdvice {

    private final FirstKeyFacts facts;

    FirstKeyAdvice(FirstKeyFacts facts) {
        this.facts = facts;
    }

    @ModelAttribute
    void count(Model model) {
        if (model.getAttribute("frame") instanceof Frame frame
                && frame.connection().sandbox()) {
            model.addAttribute("firstKey", facts.of(frame.connection().id()).done());
        }
    }
}
