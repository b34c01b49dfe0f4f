package dev.latchkey.audit;

import dev.latchkey.activity.ActivityEntry;
import dev.latchkey.activity.ActivityKind;
import dev.latchkey.activity.ActivityLog;
import dev.latchkey.activity.ActivityQuery;
import dev.latchkey.audit.Finding.Pair;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Reads the findings off the activity log, which is their only record: a probe that differs opens one, a later probe
 * of the same principal and function URL that agrees fixes it.
 */
@Component
public class Findings {

    private static final int LOOK_BACK = 5000;

    private final ActivityLog log;
    private volatile Reading reading = new Reading(-1, List.of());

    Findings(ActivityLog log) {
        this.log = log;
    }

    /** What was read when the newest record of a probe had this number. */
    private record Reading(long newest, List<Finding> findings) {}

    /** Of the latest 5,000 probes: open and fixed, the heaviest first, then the newest. */
    public List<Finding> all() {
        long newest = log.newest(ActivityKind.PROBE);
        Reading known = reading;
        if (known.newest != newest) {
            known = new Reading(newest, read());
            reading = known;
        }
        return known.findings;
    }

    /** Those that nothing has fixed yet. */
    public List<Finding> open() {
        return all().stream().filter(Finding::open).toList();
    }

    /** The finding any of whose probes has this entry. */
    public Optional<Finding> find(long entry) {
        return all().stream()
                .filter(finding -> finding.probes().stream().anyMatch(probe -> probe.number() == entry))
                .findFirst();
    }

    private List<Finding> read() {
        List<ActivityEntry> probes =
                log.entries(new ActivityQuery(null, null, EnumSet.of(ActivityKind.PROBE), null, null, LOOK_BACK));
        List<Finding> findings = new ArrayList<>();
        Map<Pair, List<ActivityEntry>> differing = new HashMap<>();
        for (ActivityEntry probe : probes.reversed()) {
            Pair pair = Pair.of(probe);
            switch (probe.fact("agrees")) {
                case "false" ->
                    differing.computeIfAbsent(pair, first -> new ArrayList<>()).add(probe);
                case "true" -> {
                    List<ActivityEntry> fixed = differing.remove(pair);
                    if (fixed != null) {
                        findings.add(new Finding(fixed, probe));
                    }
                }
                default -> {
                    // Still under way, without an answer, or one that does not tell.
                }
            }
        }
        differing.values().forEach(run -> findings.add(new Finding(run, null)));
        findings.sort(Comparator.comparing(Finding::severity)
                .thenComparing(Comparator.comparing(Finding::id).reversed()));
        return List.copyOf(findings);
    }
}
