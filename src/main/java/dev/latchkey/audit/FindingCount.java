package dev.latchkey.audit;

import dev.latchkey.console.Frame;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives the navigation its count of open findings. */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class FindingCount {

    private final Findings findings;

    FindingCount(Findings findings) {
        this.findings = findings;
    }

    @ModelAttribute
    void count(Model model) {
        if (model.getAttribute("frame") instanceof Frame) {
            model.addAttribute("openFindings", findings.open().size());
        }
    }
}
