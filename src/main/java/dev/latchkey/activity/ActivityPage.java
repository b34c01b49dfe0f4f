package dev.latchkey.activity;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** {@code /activity}: the log, newest first, each entry under its own address. */
@Controller
class ActivityPage {

    private static final int PAGE = 50;

    private final ActivityLog log;

    ActivityPage(ActivityLog log) {
        this.log = log;
    }

    @GetMapping("/activity")
    String list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String who,
            @RequestParam(required = false) @Nullable ActivityGroup kind,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(required = false) @Nullable Long entry,
            Model model) {
        Set<ActivityKind> kinds = kind == null ? EnumSet.noneOf(ActivityKind.class) : kind.kinds();
        List<ActivityEntry> found =
                log.entries(new ActivityQuery(null, blankToNull(who), kinds, blankToNull(q), before, PAGE + 1));
        boolean more = found.size() > PAGE;
        List<ActivityEntry> shown = more ? found.subList(0, PAGE) : found;
        model.addAttribute("days", ActivityDay.group(shown));
        model.addAttribute("empty", shown.isEmpty());
        model.addAttribute("filtered", q != null && !q.isBlank() || kind != null || who != null && !who.isBlank());
        model.addAttribute("q", q);
        model.addAttribute("who", who);
        model.addAttribute("kind", kind);
        model.addAttribute("groups", ActivityGroup.values());
        model.addAttribute("next", more ? shown.getLast().number() : null);
        if (entry != null) {
            model.addAttribute(
                    "selected",
                    log.find(entry)
                            .orElseThrow(() -> new ResponseStatusException(
                                    HttpStatus.NOT_FOUND, "There is no activity entry " + entry + ".")));
        }
        return "activity/list";
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
