package dev.latchkey.invocation.probe;

import dev.latchkey.activity.ActivityKind;
import dev.latchkey.invocation.Invocation;
import dev.latchkey.invocation.Purpose;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * A request that tests a prediction.
 *
 * @param entered told the number of its activity entry before it is sent
 */
record Proving(Question question, LongConsumer entered) implements Purpose {

    @Override
    public ActivityKind kind() {
        return ActivityKind.PROBE;
    }

    @Override
    public Map<String, String> asked() {
        return Map.of(
                "principal",
                question.principal(),
                "predicted",
                question.predicted().name(),
                "assumed",
                Boolean.toString(question.assumed()));
    }

    @Override
    public Map<String, String> told(Invocation invocation) {
        Evidence evidence = Evidence.of(invocation);
        Agreement agreement = Agreement.of(question.predicted(), question.assumed(), evidence);
        return Map.of("evidence", evidence.name(), "agrees", agreement.fact());
    }

    @Override
    public void entered(long number) {
        entered.accept(number);
    }
}
