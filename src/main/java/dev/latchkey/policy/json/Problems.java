package dev.latchkey.policy.json;

import dev.latchkey.policy.json.JsonTree.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Collects what is wrong while a policy is checked. */
final class Problems {

    private static final Comparator<PolicyProblem> BY_PLACE =
            Comparator.comparingInt(PolicyProblem::line).thenComparingInt(PolicyProblem::column);

    private final List<PolicyProblem> found = new ArrayList<>();

    void add(Position at, String reason) {
        found.add(new PolicyProblem(at.line(), at.column(), reason));
    }

    int count() {
        return found.size();
    }

    /** The first one noted after so many. */
    Optional<String> firstAfter(int count) {
        return found.stream().skip(count).map(PolicyProblem::reason).findFirst();
    }

    List<PolicyProblem> inOrder() {
        return found.stream().sorted(BY_PLACE).toList();
    }
}
