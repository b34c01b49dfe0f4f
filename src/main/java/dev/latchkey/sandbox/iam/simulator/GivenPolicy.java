package dev.latchkey.sandbox.iam.simulator;

import dev.latchkey.policy.PolicySource;
import dev.latchkey.policy.PolicyType;
import dev.latchkey.policy.SourcedPolicy;
import dev.latchkey.policy.json.PolicyKind;
import dev.latchkey.policy.json.PolicyProblem;
import dev.latchkey.policy.json.PolicyReader;
import dev.latchkey.policy.json.ReadResult;
import dev.latchkey.policy.json.StatementSpan;
import dev.latchkey.sandbox.iam.wire.IamRefusals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A policy a simulation looks at.
 *
 * @param text as it was sent or is kept, in which statements have their places
 */
record GivenPolicy(SourcedPolicy policy, String text) {

    /** A policy that came with the call, which must be sound. */
    static GivenPolicy sent(PolicyType type, String name, String text) {
        return switch (PolicyReader.read(text, kind(type))) {
            case ReadResult.Read read ->
                new GivenPolicy(new SourcedPolicy(PolicySource.of(type, name), read.policy()), text);
            case ReadResult.Refused refused -> {
                PolicyProblem first = refused.problems().getFirst();
                throw IamRefusals.input("Invalid policy " + name + ": line " + first.line() + ", column "
                        + first.column() + ": " + first.reason());
            }
        };
    }

    /** A policy the account keeps; what of it cannot be evaluated allows nothing. */
    static GivenPolicy kept(PolicyType type, String name, @Nullable String arn, String text) {
        return new GivenPolicy(
                new SourcedPolicy(
                        new PolicySource(type, name, arn, null),
                        PolicyReader.lenient(text, kind(type)).policy()),
                text);
    }

    private static PolicyKind kind(PolicyType type) {
        return type == PolicyType.RESOURCE ? PolicyKind.RESOURCE : PolicyKind.IDENTITY;
    }

    /** Where a statement stands in the text. */
    StatementSpan span(int statement) {
        List<StatementSpan> spans = PolicyReader.spans(text);
        return spans.get(statement);
    }
}
