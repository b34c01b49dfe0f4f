package dev.latchkey.audit;

import dev.latchkey.activity.ActivityEntry;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A prediction of the access check that a real request contradicted, as the activity log tells it.
 *
 * @param probes those that differed, oldest first; later ones of the same principal and function URL join the finding
 * @param fix the probe that agreed again, or null while the finding is open
 */
public record Finding(List<ActivityEntry> probes, @Nullable ActivityEntry fix) {

    /** Of an ARN that names nobody, as the access check spells it. */
    private static final String ANYBODY = "anonymous";

    public Finding {
        probes = List.copyOf(probes);
    }

    /** The probe that differed last. */
    public ActivityEntry latest() {
        return probes.getLast();
    }

    /** The number of its latest entry. */
    public long id() {
        return latest().number();
    }

    public Instant at() {
        return latest().at();
    }

    public Instant since() {
        return probes.getFirst().at();
    }

    public boolean open() {
        return fix == null;
    }

    public String connectionId() {
        return latest().connectionId();
    }

    /** An ARN, {@code anonymous} or a service. */
    public String principal() {
        return latest().fact("principal");
    }

    public String functionId() {
        return latest().fact("function");
    }

    /** Whether the call passed that was predicted to be refused, rather than the other way round. */
    public boolean letIn() {
        return latest().fact("predicted").equals("DENIED");
    }

    /** Access nobody knows of weighs more than access that is missing. */
    public Severity severity() {
        return letIn() ? Severity.HIGH : Severity.MEDIUM;
    }

    /** The last part of the ARN. */
    public String principalName() {
        String[] parts = principal().split("[/:]");
        return principal().equals(ANYBODY) || parts.length == 0 ? "anyone" : parts[parts.length - 1];
    }

    public String title() {
        return letIn()
                ? principalName() + " gets through to " + functionId()
                : principalName() + " is refused on " + functionId();
    }

    /** {@code Predicted denied, answered 200}. */
    public String line() {
        return "Predicted " + predicted() + ", answered " + latest().fact("status");
    }

    /** {@code denied}, {@code allowed} or {@code public}. */
    public String predicted() {
        return latest().fact("predicted").toLowerCase(Locale.ROOT);
    }

    /** What findings are told apart by. */
    record Pair(String connectionId, String principal, String functionId) {

        static Pair of(ActivityEntry probe) {
            return new Pair(probe.connectionId(), probe.fact("principal"), probe.fact("function"));
        }
    }
}
