package dev.latchkey.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policy.Decision.ExplicitlyDenied;
import dev.latchkey.policy.Decision.Undetermined;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** What holds for all policies, tried on seeded random ones; a failure names its seed by the repetition. */
class EvaluationPropertyTests {

    private static final int ROUNDS = 400;

    @RepeatedTest(5)
    void anAddedDenyNeverAllowsMore(RepetitionInfo repetition) {
        RandomPolicies random = new RandomPolicies(repetition.getCurrentRepetition());
        for (int i = 0; i < ROUNDS; i++) {
            AuthorizationRequest request = random.request();
            PolicySet before = random.policies();
            PolicySet after = withIdentity(before, random.policy(PolicyType.IDENTITY, Effect.DENY));
            assertThat(rank(request, after))
                    .as("%s under %s", request, after)
                    .isLessThanOrEqualTo(rank(request, before));
        }
    }

    @RepeatedTest(5)
    void anAddedAllowNeverAllowsLess(RepetitionInfo repetition) {
        RandomPolicies random = new RandomPolicies(repetition.getCurrentRepetition());
        for (int i = 0; i < ROUNDS; i++) {
            AuthorizationRequest request = random.request();
            PolicySet before = random.policies();
            PolicySet after = withIdentity(before, random.policy(PolicyType.IDENTITY, Effect.ALLOW));
            assertThat(rank(request, after))
                    .as("%s under %s", request, after)
                    .isGreaterThanOrEqualTo(rank(request, before));
        }
    }

    @RepeatedTest(5)
    void theOrderOfPoliciesAndStatementsDoesNotMatter(RepetitionInfo repetition) {
        RandomPolicies random = new RandomPolicies(repetition.getCurrentRepetition());
        for (int i = 0; i < ROUNDS; i++) {
            AuthorizationRequest request = random.request();
            PolicySet policies = random.policies();
            Decision decision = PolicyEvaluator.evaluate(request, policies);
            Decision shuffled = PolicyEvaluator.evaluate(request, shuffled(policies, new Random(i)));
            assertThat(shuffled.getClass()).as("%s under %s", request, policies).isEqualTo(decision.getClass());
            assertThat(shuffled.codes()).as("%s under %s", request, policies).isEqualTo(decision.codes());
            assertThat(shuffled.trace().openReadings())
                    .isEqualTo(decision.trace().openReadings());
        }
    }

    @RepeatedTest(5)
    void aBoundaryAndASessionPolicyGrantNothing(RepetitionInfo repetition) {
        RandomPolicies random = new RandomPolicies(repetition.getCurrentRepetition());
        for (int i = 0; i < ROUNDS; i++) {
            AuthorizationRequest request = random.request();
            PolicySet open = random.policies();
            PolicySet limited = new PolicySet(
                    open.identity(),
                    open.resource(),
                    Optional.of(random.policy(PolicyType.BOUNDARY, Effect.ALLOW)),
                    open.session(),
                    open.organization(),
                    open.unread());
            PolicySet without = new PolicySet(
                    open.identity(),
                    open.resource(),
                    Optional.empty(),
                    open.session(),
                    open.organization(),
                    open.unread());
            assertThat(rank(request, limited))
                    .as("%s under %s", request, limited)
                    .isLessThanOrEqualTo(rank(request, without));
        }
    }

    /** An open decision means: there is a value of the keys that allows and one that denies, or a policy is unread. */
    @RepeatedTest(5)
    void whatIsCertainStaysSoWhateverTheUnknownKeysAre(RepetitionInfo repetition) {
        RandomPolicies random = new RandomPolicies(repetition.getCurrentRepetition());
        int open = 0;
        for (int i = 0; i < ROUNDS; i++) {
            AuthorizationRequest request = random.request();
            PolicySet policies = random.policies();
            Decision unknown = PolicyEvaluator.evaluate(
                    with(
                            request,
                            RequestContext.builder().unknown("aws:SourceVpc").build()),
                    policies);
            AuthorizationRequest bare = random.without(request, "aws:SourceVpc");
            Set<Boolean> answers = new HashSet<>();
            for (RequestContext known :
                    random.values("aws:SourceVpc", policies.toString().contains("operator=For"))) {
                Decision decision = PolicyEvaluator.evaluate(with(bare, known), policies);
                answers.add(decision.allowed());
                if (!(unknown instanceof Undetermined)) {
                    assertThat(decision.allowed())
                            .as("%s with %s under %s", request, known, policies)
                            .isEqualTo(unknown.allowed());
                }
            }
            if (unknown instanceof Undetermined undetermined) {
                open++;
                assertThat(undetermined.keys()).isEqualTo(Set.of("aws:sourcevpc"));
                assertThat(answers)
                        .as("an open %s has values that allow and values that deny under %s", request, policies)
                        .hasSize(2);
            }
        }
        assertThat(open).as("open decisions among the tried").isPositive();
    }

    @RepeatedTest(5)
    void theQuickAnswerIsThatOfTheDecision(RepetitionInfo repetition) {
        RandomPolicies random = new RandomPolicies(repetition.getCurrentRepetition());
        Set<Answer> seen = EnumSet.noneOf(Answer.class);
        for (int i = 0; i < 10 * ROUNDS; i++) {
            RequestContext.Builder unknown = RequestContext.builder();
            if (i % 3 == 0) {
                unknown.unknown("aws:SourceVpc");
            }
            if (i % 7 == 0) {
                unknown.unknown("aws:username");
            }
            AuthorizationRequest request = with(random.request(), unknown.build());
            PolicySet policies = unread(random.policies(), i);
            Answer answer = PolicyEvaluator.decide(request, policies);
            assertThat(answer)
                    .as("%s under %s", request, policies)
                    .isEqualTo(Answer.of(PolicyEvaluator.evaluate(request, policies)));
            seen.add(answer);
        }
        assertThat(seen).containsExactlyInAnyOrder(Answer.values());
    }

    /** Now and then a type of policy that could not be read. */
    private static PolicySet unread(PolicySet policies, int i) {
        Set<PolicyType> unread =
                i % 5 == 0 ? Set.of(PolicyType.values()[i / 5 % PolicyType.values().length]) : Set.of();
        return new PolicySet(
                policies.identity(),
                policies.resource(),
                policies.boundary(),
                policies.session(),
                policies.organization(),
                unread);
    }

    @RepeatedTest(5)
    void everyDecisionHasSixGatesAndAReason(RepetitionInfo repetition) {
        RandomPolicies random = new RandomPolicies(repetition.getCurrentRepetition());
        for (int i = 0; i < ROUNDS; i++) {
            AuthorizationRequest request = random.request();
            PolicySet policies = random.policies();
            Decision decision = PolicyEvaluator.evaluate(request, policies);
            assertThat(decision.codes()).hasSize(6).matches("[dpocxins]{6}");
            long stopping =
                    decision.codes().chars().filter(c -> c == 'x' || c == 'i').count();
            assertThat(stopping).as(decision.codes()).isEqualTo(decision.allowed() ? 0 : 1);
            assertThat(decision.codes().chars().filter(c -> c == 'd').count())
                    .as(decision.codes())
                    .isEqualTo(decision.allowed() ? 1 : 0);
            assertThat(decision instanceof ExplicitlyDenied)
                    .isEqualTo(decision.codes().charAt(0) == 'x');
            if (decision.allowed() && !(request.principal() instanceof Principal.Root)) {
                assertThat(decision.deciding()).hasValueSatisfying(by -> {
                    assertThat(by.matched()).isTrue();
                    assertThat(by.statement().effect()).isEqualTo(Effect.ALLOW);
                });
            }
        }
    }

    private static AuthorizationRequest with(AuthorizationRequest request, RequestContext keys) {
        return new AuthorizationRequest(
                request.principal(),
                request.action(),
                request.resource(),
                request.context().with(keys));
    }

    /** 0 denied, 1 open, 2 allowed. */
    private static int rank(AuthorizationRequest request, PolicySet policies) {
        Decision decision = PolicyEvaluator.evaluate(request, policies);
        return decision.allowed() ? 2 : decision instanceof Undetermined ? 1 : 0;
    }

    private static PolicySet withIdentity(PolicySet set, SourcedPolicy added) {
        List<SourcedPolicy> identity = new ArrayList<>(set.identity());
        identity.add(added);
        return new PolicySet(identity, set.resource(), set.boundary(), set.session(), set.organization(), set.unread());
    }

    private static PolicySet shuffled(PolicySet set, Random random) {
        return new PolicySet(
                shuffled(
                        set.identity().stream()
                                .map(policy -> shuffled(policy, random))
                                .toList(),
                        random),
                set.resource().map(policy -> shuffled(policy, random)),
                set.boundary().map(policy -> shuffled(policy, random)),
                set.session().map(policies -> shuffled(policies, random)),
                shuffled(
                        set.organization().stream()
                                .map(level -> shuffled(level, random))
                                .toList(),
                        random),
                set.unread());
    }

    private static SourcedPolicy shuffled(SourcedPolicy policy, Random random) {
        return new SourcedPolicy(
                policy.source(),
                new Policy(
                        policy.document().version(),
                        policy.document().id(),
                        shuffled(policy.document().statements(), random)));
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }
}
