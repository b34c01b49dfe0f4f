package dev.latchkey.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** The engine and an evaluator that shares no line with it come to the same answer. */
class IndependentWitnessTests {

    private static final int QUESTIONS = 6_000;

    @RepeatedTest(5)
    void theSlowEvaluatorAgrees(RepetitionInfo repetition) {
        RandomQuestions random = new RandomQuestions(repetition.getCurrentRepetition());
        Map<Answer, Integer> mix = new EnumMap<>(Answer.class);
        for (int i = 0; i < QUESTIONS; i++) {
            Question question = random.next();
            Answer expected = new ReferenceEvaluator(question).answer();
            int number = i;
            Supplier<String> told =
                    () -> "seed %d, question %d: %s".formatted(repetition.getCurrentRepetition(), number, question);
            AuthorizationRequest request = question.request();
            PolicySet policies = question.policies();
            assertThat(Answer.of(PolicyEvaluator.evaluate(request, policies)))
                    .as(told)
                    .isEqualTo(expected);
            assertThat(PolicyEvaluator.decide(request, policies)).as(told).isEqualTo(expected);
            mix.merge(expected, 1, Integer::sum);
        }
        assertThat(mix).hasSize(3);
        assertThat(mix.values())
                .as("%s", mix)
                .allSatisfy(count -> assertThat(count).isGreaterThan(QUESTIONS / 10));
    }
}
