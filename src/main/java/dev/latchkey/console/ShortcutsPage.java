package dev.latchkey.console;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The list of keyboard shortcuts, as a page or as the dialog that "?" opens. */
@Controller
class ShortcutsPage {

    @GetMapping("/shortcuts")
    String list() {
        return "console/shortcuts";
    }
}
