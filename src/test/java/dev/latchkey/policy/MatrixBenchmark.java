package dev.latchkey.policy;

import dev.latchkey.policy.GeneratedAccount.Caller;
import dev.latchkey.policy.ResourceTable.Resource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * 5,000 principals × 500 functions × 2 actions on one thread, nothing made ready before: each shot gets an account
 * nobody has asked about, so making policies ready is part of the time.
 */
@State(Scope.Thread)
@Fork(value = 1, jvmArgs = "-Xmx512m")
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class MatrixBenchmark {

    private static final List<String> ACTIONS = List.of("lambda:InvokeFunctionUrl", "lambda:InvokeFunction");
    private static final int PRINCIPALS = 5_000;
    private static final int FUNCTIONS = 500;

    private long seed;
    private List<Caller> callers = List.of();
    private List<List<Resource>> resources = List.of();

    @Setup(Level.Iteration)
    public void account() {
        GeneratedAccount account = new GeneratedAccount(++seed, FUNCTIONS);
        callers = account.callers(PRINCIPALS);
        resources = ACTIONS.stream().map(account::resources).toList();
    }

    /** Many resources at once. */
    @Benchmark
    public long byTable() {
        long allowed = 0;
        for (int i = 0; i < ACTIONS.size(); i++) {
            ResourceTable table = new ResourceTable(ACTIONS.get(i), resources.get(i));
            for (Caller caller : callers) {
                allowed += table.decide(caller.principal(), caller.context(), caller.policies())
                        .allowed();
            }
        }
        return allowed;
    }

    /** One question after the other, as a hundredth: for 50 of the principals. */
    @Benchmark
    public long hundredthOneByOne() {
        long allowed = 0;
        for (int i = 0; i < ACTIONS.size(); i++) {
            for (Caller caller : callers.subList(0, PRINCIPALS / 100)) {
                for (Resource resource : resources.get(i)) {
                    allowed += alone(ACTIONS.get(i), caller, resource) == Answer.ALLOWED ? 1 : 0;
                }
            }
        }
        return allowed;
    }

    private static Answer alone(String action, Caller caller, Resource resource) {
        PolicySet.Builder set = PolicySet.builder()
                .identity(caller.policies().identity())
                .boundary(caller.policies().boundary().orElse(null))
                .resource(resource.policy());
        if (resource.unread()) {
            set.unread(PolicyType.RESOURCE);
        }
        return PolicyEvaluator.decide(
                new AuthorizationRequest(
                        caller.principal(),
                        action,
                        resource.arn(),
                        caller.context().with(resource.context())),
                set.build());
    }
}
