package dev.latchkey.access.question;

import dev.latchkey.policy.Policy;
import dev.latchkey.policy.json.PolicyKind;
import dev.latchkey.policy.json.PolicyReader;
import dev.latchkey.policy.json.PolicyWriter;
import dev.latchkey.policy.json.ReadResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session policy as somebody typed it.
 *
 * <p>AWS: "AssumeRole" (STS API Reference), Policy: at most 2,048 characters.
 *
 * @param policy null where there are problems
 */
record SessionPolicyText(@Nullable Policy policy, List<String> problems) {

    private static final int LONGEST = 2048;

    static SessionPolicyText of(String json) {
        return switch (PolicyReader.read(json, PolicyKind.IDENTITY)) {
            case ReadResult.Refused(var problems) ->
                new SessionPolicyText(
                        null,
                        problems.stream().map(problem -> problem.toString()).toList());
            case ReadResult.Read(Policy policy) -> measured(policy);
        };
    }

    private static SessionPolicyText measured(Policy policy) {
        int length = PolicyWriter.compact(policy).length();
        return length <= LONGEST
                ? new SessionPolicyText(policy, List.of())
                : new SessionPolicyText(
                        null,
                        List.of("Without white space the policy has %,d characters; AWS takes %,d. Shorten it."
                                .formatted(length, LONGEST)));
    }
}
