package dev.latchkey.access.page;

import dev.latchkey.console.Frame;
import dev.latchkey.console.Toast;
import dev.latchkey.inventory.Inventory;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Reads the inventory of a connection anew and goes back to the page that asked. */
@Controller
class ReadAgain {

    private final Inventory inventory;

    ReadAgain(Inventory inventory) {
        this.inventory = inventory;
    }

    /**
     * @param page the rest of the address after {@code /c/{connection}}, {@code /functions?auth=none}
     */
    @PostMapping("/c/{connection}/inventory/read")
    String read(Frame frame, @RequestParam(defaultValue = "/functions") String page, RedirectAttributes redirect) {
        String connection = frame.connection().id();
        inventory.refresh(connection);
        Toast.success(redirect, "Read again.");
        boolean own = page.matches("/[A-Za-z0-9][\\w./?&=:%+-]*") && !page.contains("//");
        return "redirect:/c/" + connection + (own ? page : "/functions");
    }
}
