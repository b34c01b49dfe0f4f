package dev.latchkey.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policy.Decision.Undetermined;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** What the engine says while one key is unknown, against what the other evaluator says of everything the key may be. */
class UnknownKeysTests {

    private static final int QUESTIONS = 1_200;

    @RepeatedTest(4)
    void anUnknownKeyLeavesOpenOnlyWhatItsValuesDecide(RepetitionInfo repetition) {
        RandomQuestions random = new RandomQuestions(1_000 + repetition.getCurrentRepetition());
        List<String> names = random.keys().names();
        Map<Answer, Integer> wereItAbsent = new EnumMap<>(Answer.class);
        int open = 0;
        int both = 0;
        for (int i = 0; i < QUESTIONS; i++) {
            Question question = random.next();
            String key = names.get(i % names.size());
            if (!question.asksFor(key)) {
                continue;
            }
            int number = i;
            Supplier<String> told = () -> "seed %d, question %d, %s unknown: %s"
                    .formatted(1_000 + repetition.getCurrentRepetition(), number, key, question);
            Decision decision = PolicyEvaluator.evaluate(unknown(question, key), question.policies());
            Set<Boolean> answers = new HashSet<>();
            for (List<String> values : random.keys().values(key)) {
                answers.add(new ReferenceEvaluator(question.with(key, values)).answer() == Answer.ALLOWED);
            }
            if (decision instanceof Undetermined undetermined) {
                assertThat(undetermined.keys()).as(told).containsExactly(key.toLowerCase());
                Answer absent = new ReferenceEvaluator(question.with(key, List.of())).answer();
                wereItAbsent.merge(absent, 1, Integer::sum);
                open++;
                both += answers.size() == 2 ? 1 : 0;
            } else {
                assertThat(answers).as(told).containsExactly(decision.allowed());
            }
        }
        assertThat(wereItAbsent.keySet())
                .as("an unknown key taken for absent would have answered")
                .containsExactlyInAnyOrder(Answer.ALLOWED, Answer.EXPLICITLY_DENIED, Answer.IMPLICITLY_DENIED);
        assertThat(both)
                .as("of %d open answers, those with values for either", open)
                .isGreaterThan(open * 8 / 10);
    }

    private static AuthorizationRequest unknown(Question question, String key) {
        AuthorizationRequest known = question.request();
        return new AuthorizationRequest(
                known.principal(),
                known.action(),
                known.resource(),
                known.context().with(RequestContext.builder().unknown(key).build()));
    }
}
