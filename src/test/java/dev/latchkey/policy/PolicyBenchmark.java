package dev.latchkey.policy;

import dev.latchkey.policy.json.PolicyKind;
import dev.latchkey.policy.json.PolicyReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One question at a time, beside a matcher written by hand for just these policies. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PolicyBenchmark {

    private final AuthorizationRequest request = TypicalPrincipal.request();
    private final PolicySet policies = TypicalPrincipal.policies();
    private final HandWrittenMatcher byHand = new HandWrittenMatcher();
    private final Map<String, String> keys = keys(request.context());
    private final Glob hard = Glob.of(Template.plain("a*".repeat(3_000) + "b"));
    private final Glob hardArn = Glob.ofArn(Template.plain("arn:aws:" + "a*".repeat(3_000) + "b:r:1:x"));
    private final String text = "a".repeat(10_000);
    private final String arn = "arn:aws:" + text + ":r:1:x";

    private static Map<String, String> keys(RequestContext context) {
        Map<String, String> keys = new HashMap<>();
        for (String name : context.names()) {
            if (context.value(name) instanceof RequestContext.Present(List<String> values)) {
                keys.put(name, values.getFirst());
            }
        }
        return keys;
    }

    @Benchmark
    public boolean baselineByHand() {
        return byHand.allows(request.action(), request.resource(), keys);
    }

    @Benchmark
    public Answer decide() {
        return PolicyEvaluator.decide(request, policies);
    }

    @Benchmark
    public Decision evaluate() {
        return PolicyEvaluator.evaluate(request, policies);
    }

    @Benchmark
    public Policy parse() {
        return PolicyReader.lenient(TypicalPrincipal.WORK, PolicyKind.IDENTITY).policy();
    }

    @Benchmark
    public CompiledPolicy compile() {
        return new CompiledPolicy(policies.identity().getFirst().document());
    }

    @Benchmark
    public boolean hardestPattern() {
        return hard.matches(text);
    }

    @Benchmark
    public boolean hardestArnPattern() {
        return hardArn.matches(arn);
    }
}
