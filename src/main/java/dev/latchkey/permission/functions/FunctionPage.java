package dev.latchkey.permission.functions;

import dev.latchkey.aws.Connection;
import dev.latchkey.inventory.Inventory;
import dev.latchkey.inventory.Snapshot;
import dev.latchkey.permission.page.Missing;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One function: who can invoke it, its resource policy, its URL. */
@Controller
class FunctionPage {

    private final Inventory inventory;
    private final FunctionPages pages;

    FunctionPage(Inventory inventory, FunctionPages pages) {
        this.inventory = inventory;
        this.pages = pages;
    }

    @GetMapping("/c/{connection}/functions/{function}")
    ModelAndView show(
            Connection connection,
            @PathVariable String function,
            @RequestParam(defaultValue = "access") String tab,
            PermissionForm form,
            Model model) {
        Snapshot snapshot = inventory.current(connection);
        Optional<FunctionView> view = FunctionView.of(snapshot, function);
        if (view.isEmpty()) {
            return Missing.function(connection, function);
        }
        pages.fill(model, snapshot, view.get(), tab);
        if (!tab.equals("config") && !tab.equals("json")) {
            pages.fillCard(model, snapshot, view.get(), form);
        }
        return new ModelAndView("permission/function");
    }
}
