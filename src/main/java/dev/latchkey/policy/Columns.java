package dev.latchkey.policy;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The resources of a table in the order of their ARNs, so that a pattern looks only at those that share its beginning. */
final class Columns {

    private final List<ResourceTable.Resource> resources;
    private final Integer[] sorted;
    private final Map<PatternElement, Row> rows = new ConcurrentHashMap<>();
    private final Map<Asked, Row> conditions = new ConcurrentHashMap<>();
    private final Set<String> everywhere;
    private final Set<String> somewhere = new HashSet<>();
    private final Set<String> unknown = new HashSet<>();

    Columns(List<ResourceTable.Resource> resources) {
        this.resources = resources;
        this.sorted = new Integer[resources.size()];
        Arrays.setAll(sorted, column -> column);
        Arrays.sort(sorted, Comparator.comparing(column -> resources.get(column).arn()));
        resources.forEach(resource -> somewhere.addAll(resource.context().names()));
        resources.forEach(resource ->
                somewhere.stream().filter(resource.context()::unknown).forEach(unknown::add));
        this.everywhere = new HashSet<>(somewhere);
        resources.forEach(resource -> everywhere.retainAll(resource.context().names()));
    }

    int count() {
        return sorted.length;
    }

    int words() {
        return (sorted.length + Long.SIZE - 1) / Long.SIZE;
    }

    String arn(int column) {
        return resources.get(column).arn();
    }

    RequestContext context(int column) {
        return resources.get(column).context();
    }

    /** Whether each resource says itself what these keys are. */
    boolean own(Set<String> keys) {
        return everywhere.containsAll(keys);
    }

    /** Whether some resource says that it does not know the key. */
    boolean unknown(String key) {
        return unknown.contains(key);
    }

    /** Whether no resource says anything of these keys. */
    boolean foreign(Set<String> keys) {
        return keys.stream().noneMatch(somewhere::contains);
    }

    /** Which resources a condition on keys of their own is met for. */
    Row row(CompiledCondition condition, boolean allow) {
        return conditions.computeIfAbsent(new Asked(condition.written(), condition.variables(), allow), any -> {
            Row row = Row.none(words());
            for (int column = 0; column < count(); column++) {
                row.set(column, CompiledStatement.met(condition.fit(context(column)), allow));
            }
            return row;
        });
    }

    /** The same condition means the same wherever it is written. */
    private record Asked(Condition condition, boolean variables, boolean allow) {}

    /** Which resources an element without variables names. */
    Row row(PatternElement element, CompiledResources compiled) {
        return rows.computeIfAbsent(element, any -> row(compiled, RequestContext.empty()));
    }

    /** Which resources an element names whose variables stand in the context. */
    Row row(CompiledResources compiled, RequestContext context) {
        Row row = Row.none(words());
        for (Glob glob : compiled.globs(context)) {
            for (int i = first(glob.prefix()); i < count() && arn(sorted[i]).startsWith(glob.prefix()); i++) {
                if (glob.matches(arn(sorted[i]))) {
                    row.set(sorted[i], Fit.MATCH);
                }
            }
        }
        if (!compiled.unknownKeys(context).isEmpty()) {
            Arrays.fill(row.possible, -1);
        }
        if (compiled.negated()) {
            row.not();
        }
        return row;
    }

    /** The first place whose ARN is not before the prefix. */
    private int first(String prefix) {
        int low = 0;
        int high = count();
        while (low < high) {
            int middle = low + high >>> 1;
            if (arn(sorted[middle]).compareTo(prefix) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
