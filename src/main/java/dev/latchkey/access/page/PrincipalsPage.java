package dev.latchkey.access.page;

import dev.latchkey.access.AccessChecks;
import dev.latchkey.access.Reach;
import dev.latchkey.console.Frame;
import dev.latchkey.inventory.Inventory;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.PrincipalKind;
import dev.latchkey.inventory.Snapshot;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The list of IAM principals, and what one of them can invoke. */
@Controller
class PrincipalsPage {

    private final Inventory inventory;
    private final AccessChecks checks;

    PrincipalsPage(Inventory inventory, AccessChecks checks) {
        this.inventory = inventory;
        this.checks = checks;
    }

    @GetMapping("/c/{connection}/principals")
    String list(
            Frame frame,
            @RequestParam(defaultValue = "users") String kind,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String reach,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        Snapshot snapshot = inventory.current(frame.connection().id());
        PrincipalKind asked = PrincipalKind.ofSegment(kind).orElse(PrincipalKind.USER);
        PrincipalFilter filter = new PrincipalFilter(asked, q, reach, page);
        PrincipalList list = PrincipalList.of(snapshot, filter, checks.counted(snapshot)::reachOf);
        model.addAttribute("snapshot", snapshot);
        model.addAttribute("gaps", GapNote.of(snapshot));
        model.addAttribute("list", list);
        if (asked == PrincipalKind.USER) {
            model.addAttribute("keys", inventory.accessKeys(snapshot, list.names()));
        }
        return "access/principals";
    }

    @GetMapping(path = "/c/{connection}/principals/{kind}/{name}", params = "tab=can-invoke")
    String canInvoke(Frame frame, @PathVariable String kind, @PathVariable String name, Model model) {
        Snapshot snapshot = inventory.current(frame.connection().id());
        KnownPrincipal principal = PrincipalKind.ofSegment(kind)
                .flatMap(known -> snapshot.findPrincipal(known, name))
                .orElseThrow(() -> gone(kind, name, frame));
        Reach reach = checks.reachOf(snapshot, principal);
        model.addAttribute("snapshot", snapshot);
        model.addAttribute("gaps", GapNote.of(snapshot));
        model.addAttribute("principal", principal);
        model.addAttribute("reach", reach);
        model.addAttribute("count", reach.count());
        return "access/can-invoke";
    }

    private static ResponseStatusException gone(String kind, String name, Frame frame) {
        String what = PrincipalKind.ofSegment(kind).map(PrincipalKind::word).orElse("principal");
        return new ResponseStatusException(
                HttpStatus.NOT_FOUND,
                "There is no " + what + " named " + name + " in "
                        + frame.connection().name() + ".");
    }
}
