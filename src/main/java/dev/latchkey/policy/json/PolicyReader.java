package dev.latchkey.policy.json;

import dev.latchkey.policy.Policy;
import dev.latchkey.policy.Policy.Version;
import dev.latchkey.policy.json.JsonTree.Malformed;
import dev.latchkey.policy.json.JsonTree.Member;
import dev.latchkey.policy.json.JsonTree.Obj;
import java.util.List;
import java.util.Optional;

/** Reads policy documents (IAM User Guide, "Grammar of the IAM JSON policy language"). */
public final class PolicyReader {

    /** The longest text looked at, in characters: the largest policy AWS takes is a tenth of it. */
    private static final int LONGEST = 200_000;

    private static final char LAST_LATIN_1 = 0xFF;

    private PolicyReader() {}

    /** Reads what an operator wants to save: everything AWS would refuse is a problem. */
    public static ReadResult read(String json, PolicyKind kind) {
        Lenient read = lenient(json, kind);
        List<PolicyProblem> problems = read.problems().isEmpty() ? outsideLatin1(json) : read.problems();
        return problems.isEmpty() ? new ReadResult.Read(read.policy()) : new ReadResult.Refused(problems);
    }

    /** IAM takes U+0009, U+000A, U+000D and U+0020 to U+00FF (IAM API Reference, "PutUserPolicy"). */
    private static List<PolicyProblem> outsideLatin1(String json) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c > LAST_LATIN_1) {
                String shown = json.substring(i, json.offsetByCodePoints(i, 1));
                return List.of(new PolicyProblem(
                        line,
                        i - lineStart + 1,
                        "The character " + shown + " cannot stand in a policy; IAM takes only those up to U+00FF."));
            }
            if (c == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return List.of();
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

    /** Where the statements stand in a policy's text, in their order; none where the text is no policy. */
    public static List<StatementSpan> spans(String json) {
        try {
            return JsonTree.parse(json) instanceof Obj policy
                    ? policy.last("Statement")
                            .map(Member::value)
                            .map(StatementSpan::of)
                            .orElse(List.of())
                    : List.of();
        } catch (Malformed e) {
            return List.of();
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
