package dev.latchkey.access.page;

import dev.latchkey.access.AccessChecks;
import dev.latchkey.console.Frame;
import dev.latchkey.inventory.Inventory;
import dev.latchkey.inventory.Snapshot;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of function URLs with who can invoke each. */
@Controller
class FunctionsPage {

    private final Inventory inventory;
    private final AccessChecks checks;

    FunctionsPage(Inventory inventory, AccessChecks checks) {
        this.inventory = inventory;
        this.checks = checks;
    }

    @GetMapping("/c/{connection}/functions")
    String list(
            Frame frame,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String auth,
            @RequestParam(defaultValue = "name") String sort,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "false") boolean bare,
            Model model) {
        Snapshot snapshot = inventory.current(frame.connection().id());
        FunctionFilter filter = new FunctionFilter(q, auth, sort, page, bare);
        model.addAttribute("snapshot", snapshot);
        model.addAttribute("gaps", GapNote.of(snapshot));
        model.addAttribute("list", FunctionList.of(snapshot, filter, checks.counted(snapshot)::callersOf));
        return "access/functions";
    }
}
