package dev.latchkey.console;

import dev.latchkey.console.HomeCard.Headline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Home: the cards the modules give, under the finding that matters most. */
@Controller
class HomePage {

    private final List<HomeCard> cards;

    HomePage(List<HomeCard> cards) {
        this.cards = cards;
    }

    @GetMapping("/")
    String start(Frame frame) {
        return "redirect:/c/" + frame.connection().id() + "/";
    }

    @GetMapping("/c/{connection}/")
    String home(Operator operator, Frame frame, Model model) {
        Map<String, Slot> slots = new LinkedHashMap<>();
        cards.forEach(card -> slots.put(card.id(), new Slot(card.template(), card.view(operator, frame))));
        model.addAttribute("cards", slots);
        model.addAttribute(
                "headline",
                cards.stream()
                        .flatMap(card -> card.headline(operator, frame).stream())
                        .findFirst()
                        .orElse(new Headline("Home", "")));
        return "console/home";
    }

    @GetMapping("/c/{connection}")
    String withoutSlash(Frame frame) {
        return start(frame);
    }

    /** A card's fragment and what it renders. */
    record Slot(String template, Object view) {}
}
