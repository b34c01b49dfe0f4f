package dev.latchkey.policy;

import dev.latchkey.policy.RequestContext.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Everything the unknown keys of a request could be, as far as the uncertain statements tell it apart. Statements that
 * ask for the same key do not fall each for itself, so an answer that seems open may be settled: an Allow for one VPC
 * under a Deny for all but another never allows.
 */
final class Cases {

    /** With more of them nothing is tried. */
    private static final int MOST = 256;

    private final AuthorizationRequest request;
    /** Each case with whether it is allowed, in the order of the values. */
    private final Map<Map<String, Value>, Boolean> answers = new LinkedHashMap<>();

    private Cases(AuthorizationRequest request, PolicySet policies, List<Map<String, Value>> cases) {
        this.request = request;
        for (Map<String, Value> each : cases) {
            answers.put(each, PolicyEvaluator.decide(known(each), policies) == Answer.ALLOWED);
        }
    }

    /** Empty where they cannot be listed. */
    static Optional<Cases> of(AuthorizationRequest request, PolicySet policies, List<StatementResult> uncertain) {
        Set<String> keys = new TreeSet<>();
        uncertain.forEach(result -> keys.addAll(result.unknownKeys()));
        if (uncertain.stream().anyMatch(Cases::hasVariable)) {
            return Optional.empty();
        }
        List<Map<String, Value>> cases = List.of(Map.of());
        for (String key : keys) {
            List<Condition> conditions = uncertain.stream()
                    .flatMap(result -> result.statement().conditions().stream())
                    .filter(condition -> RequestContext.name(condition.key()).equals(key))
                    .toList();
            List<Value> values = Values.of(key, conditions).orElse(List.of());
            if (values.isEmpty() || cases.size() * values.size() > MOST) {
                return Optional.empty();
            }
            cases = cases.stream()
                    .flatMap(one -> values.stream().map(value -> with(one, key, value)))
                    .toList();
        }
        return Optional.of(new Cases(request, policies, cases));
    }

    private static Map<String, Value> with(Map<String, Value> one, String key, Value value) {
        Map<String, Value> more = new HashMap<>(one);
        more.put(key, value);
        return more;
    }

    private static boolean hasVariable(StatementResult result) {
        Stream<String> patterns =
                result.statement().resource().stream().flatMap(element -> element.patterns().stream());
        Stream<String> values = result.statement().conditions().stream().flatMap(each -> each.values().stream());
        return Stream.concat(patterns, values).anyMatch(Template::hasVariable);
    }

    /** The request in one of the cases when all come to the same; empty when they differ. */
    Optional<AuthorizationRequest> settled() {
        return Set.copyOf(answers.values()).size() > 1
                ? Optional.empty()
                : Optional.of(known(answers.keySet().iterator().next()));
    }

    /** The keys that turn the answer when they alone change. */
    Set<String> turning() {
        Set<String> turning = new TreeSet<>();
        answers.forEach((one, allowed) -> {
            for (String key : one.keySet()) {
                boolean turns = answers.entrySet().stream()
                        .anyMatch(other -> !other.getValue().equals(allowed) && sameBut(key, one, other.getKey()));
                if (turns) {
                    turning.add(key);
                }
            }
        });
        return turning;
    }

    private static boolean sameBut(String key, Map<String, Value> one, Map<String, Value> other) {
        return one.entrySet().stream()
                .allMatch(
                        entry -> entry.getKey().equals(key) || entry.getValue().equals(other.get(entry.getKey())));
    }

    private AuthorizationRequest known(Map<String, Value> values) {
        return new AuthorizationRequest(
                request.principal(),
                request.action(),
                request.resource(),
                request.context().knowing(values));
    }

    /** Whether two conditions on one unknown key bear on the action, without which the statements fall each for itself. */
    static boolean possible(AuthorizationRequest request, PolicySet policies) {
        return asksAgain(request.action(), policies, request.context()::unknown, new HashSet<>());
    }

    /**
     * Whether the policies ask twice for an unknown key.
     *
     * @param unknown says of a key, in lower case, whether it may be unknown
     * @param asked keys asked for before, to which theirs are added
     */
    static boolean asksAgain(String action, PolicySet policies, Predicate<String> unknown, Set<String> asked) {
        List<SourcedPolicy> all = new ArrayList<>(policies.identity());
        policies.resource().ifPresent(all::add);
        policies.boundary().ifPresent(all::add);
        policies.session().ifPresent(all::addAll);
        policies.organization().forEach(all::addAll);
        for (SourcedPolicy policy : all) {
            for (CompiledStatement statement : policy.document().compiled().covering(action)) {
                for (CompiledCondition condition : statement.conditions()) {
                    if (unknown.test(condition.key()) && !asked.add(condition.key())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
