package dev.latchkey.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Puts {@code operator}, {@code frame} and {@code now} into the model of every page an operator sees. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class FrameAdvice {

    private final ConsoleArguments arguments;
    private final Clock clock;

    FrameAdvice(ConsoleArguments arguments, Clock clock) {
        this.arguments = arguments;
        this.clock = clock;
    }

    @ModelAttribute
    void around(HttpServletRequest request, Model model) {
        Operator operator = arguments.operator();
        if (operator != null) {
            model.addAttribute("operator", operator);
            model.addAttribute("frame", arguments.frame(request, operator));
            model.addAttribute("now", clock.instant());
        }
    }
}
