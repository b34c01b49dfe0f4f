package dev.latchkey.audit;

import dev.latchkey.console.Frame;
import dev.latchkey.console.Operator;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** {@code /audit/findings}: the list, and one finding beside it under an address of its own. */
@Controller
class FindingsPage {

    private static final String FIXED = "fixed";

    private final Findings findings;

    FindingsPage(Findings findings) {
        this.findings = findings;
    }

    @GetMapping("/audit/findings")
    String list(@RequestParam(defaultValue = "open") String state, Operator operator, Frame frame, Model model) {
        List<Finding> shown = shown(!state.equals(FIXED));
        return page(shown.isEmpty() ? null : shown.getFirst(), !state.equals(FIXED), operator, frame, model);
    }

    /**
     * @param entry the activity entry of any of its probes
     */
    @GetMapping("/audit/findings/{entry}")
    String one(@PathVariable String entry, Operator operator, Frame frame, Model model) {
        Optional<Finding> known =
                entry.matches("[0-9]{1,18}") ? findings.find(Long.parseLong(entry)) : Optional.empty();
        Finding finding = known.orElseThrow(() -> new ResponseStatusException(
                HttpStatus.NOT_FOUND, "There is no finding of that number among the latest probes."));
        return page(finding, finding.open(), operator, frame, model);
    }

    private List<Finding> shown(boolean open) {
        return findings.all().stream().filter(finding -> finding.open() == open).toList();
    }

    private String page(@Nullable Finding selected, boolean open, Operator operator, Frame frame, Model model) {
        List<Finding> all = shown(true);
        model.addAttribute("findings", shown(open));
        model.addAttribute("openCount", all.size());
        model.addAttribute("fixedCount", shown(false).size());
        model.addAttribute("open", open);
        model.addAttribute("headline", title(all.size()));
        model.addAttribute("line", line(all));
        if (selected != null) {
            model.addAttribute("selected", FindingView.of(selected, operator, frame));
            model.addAttribute(
                    "link",
                    ServletUriComponentsBuilder.fromCurrentContextPath()
                            .path("/audit/findings/" + selected.id())
                            .toUriString());
        }
        return "audit/findings";
    }

    private static String title(int open) {
        return switch (open) {
            case 0 -> "No findings";
            case 1 -> "1 finding needs a look";
            default -> open + " findings need a look";
        };
    }

    private static String line(List<Finding> open) {
        Map<Severity, Long> counts =
                open.stream().collect(Collectors.groupingBy(Finding::severity, Collectors.counting()));
        String weights = Arrays.stream(Severity.values())
                .filter(counts::containsKey)
                .map(severity -> counts.get(severity) + " " + severity.word().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return weights.isEmpty()
                ? "Probes whose answer differs from the access check stand here."
                : weights + ". Probes whose answer differs from the access check.";
    }
}
