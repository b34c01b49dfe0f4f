package dev.latchkey.policy.json;

import dev.latchkey.policy.Policy;
import dev.latchkey.policy.Policy.Version;
import dev.latchkey.policy.json.JsonTree.Malformed;
import java.util.List;
import java.util.Optional;

/** Reads policy documents (IAM User Guide, "Grammar of the IAM JSON policy language"). */
public final class PolicyReader {

    /** The longest text looked at, in characters: the largest policy AWS takes is a tenth of it. */
    private static final int LONGEST = 200_000;

    private PolicyReader() {}

    /** Reads what an operator wants to save: everything AWS would refuse is a problem. */
    public static ReadResult read(String json, PolicyKind kind) {
        Lenient read = lenient(json, kind);
        return read.problems().isEmpty() ? new ReadResult.Read(read.policy()) : new ReadResult.Refused(read.problems());
    }

    /** Reads what AWS returned: problems are told, and a statement that has one is kept as unevaluable. */
    public static Lenient lenient(String json, PolicyKind kind) {
        if (json.length() > LONGEST) {
            return unreadable(new PolicyProblem(
                    1, 1, "The policy has " + json.length() + " characters; no policy has more than " + LONGEST + "."));
        }
        try {
            return new GrammarCheck(kind).policy(JsonTree.parse(json));
        } catch (Malformed e) {
            return unreadable(e.problem());
        }
    }

    private static Lenient unreadable(PolicyProblem problem) {
        return new Lenient(new Policy(Version.V2012_10_17, Optional.empty(), List.of()), false, List.of(problem));
    }

    /**
     * A policy as far as it could be read.
     *
     * @param readable false when not even its statements could be told apart; then it holds none
     */
    public record Lenient(Policy policy, boolean readable, List<PolicyProblem> problems) {
        public Lenient {
            problems = List.copyOf(problems);
        }
    }
}
