package dev.latchkey.policy.json;

import dev.latchkey.policy.Policy;
import java.util.List;

/** What came of reading a policy. */
public sealed interface ReadResult {

    /** A sound policy. */
    record Read(Policy policy) implements ReadResult {}

    /** Not a policy AWS would take. */
    record Refused(List<PolicyProblem> problems) implements ReadResult {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
