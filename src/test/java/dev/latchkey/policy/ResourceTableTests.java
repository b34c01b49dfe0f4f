package dev.latchkey.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.policy.ResourceTable.Resource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table answers as the one question does, for seeded random tables of every size around a word's. */
class ResourceTableTests {

    private static final String ACTION = "lambda:InvokeFunctionUrl";

    @RepeatedTest(20)
    void answersLikeTheOneQuestion(RepetitionInfo repetition) {
        int seed = repetition.getCurrentRepetition();
        RandomPolicies random = new RandomPolicies(seed);
        Random dice = new Random(seed);
        Map<Answer, Integer> seen = new EnumMap<>(Answer.class);
        for (int round = 0; round < 20; round++) {
            List<Resource> resources = resources(random, dice, 1 + dice.nextInt(130));
            ResourceTable table = new ResourceTable(ACTION, resources);
            for (int caller = 0; caller < 10; caller++) {
                AuthorizationRequest request = random.request();
                RequestContext context = request.context().with(unknown(dice));
                PolicySet policies = policies(random, dice);
                Answers answers = table.decide(request.principal(), context, policies);
                for (int i = 0; i < resources.size(); i++) {
                    Answer alone = alone(request.principal(), context, policies, resources.get(i));
                    assertThat(answers.at(i))
                            .as("seed %s: %s at %s under %s", seed, request, resources.get(i), policies)
                            .isEqualTo(alone);
                    seen.merge(alone, 1, Integer::sum);
                }
            }
        }
        assertThat(seen.values()).hasSize(4).allMatch(count -> count > 200);
    }

    /** The same policies, so that what the table keeps of them is used again. */
    @Test
    void answersTheSameAgain() {
        RandomPolicies random = new RandomPolicies(7);
        List<Resource> resources = resources(random, new Random(7), 70);
        ResourceTable table = new ResourceTable(ACTION, resources);
        PolicySet policies = random.policies();
        for (int caller = 0; caller < 50; caller++) {
            AuthorizationRequest request = random.request();
            Answers answers = table.decide(request.principal(), request.context(), policies);
            for (int i = 0; i < resources.size(); i++) {
                assertThat(answers.at(i))
                        .isEqualTo(alone(request.principal(), request.context(), policies, resources.get(i)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 65, 128})
    void countsNoMoreThanThereAre(int count) {
        List<Resource> resources = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            resources.add(new Resource(
                    "arn:aws:lambda:us-east-1:111122223333:function:f" + i, null, false, RequestContext.empty()));
        }
        Answers answers = new ResourceTable(ACTION, resources)
                .decide(
                        new Principal.Root("111122223333"),
                        RequestContext.empty(),
                        PolicySet.builder().build());
        assertThat(answers.allowed()).isEqualTo(count);
        assertThat(answers.open()).isEqualTo(count);
        assertThat(answers.count()).isEqualTo(count);
        assertThatThrownBy(() -> answers.at(count)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> answers.at(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static Answer alone(Principal principal, RequestContext context, PolicySet policies, Resource resource) {
        PolicySet.Builder all = PolicySet.builder()
                .identity(policies.identity())
                .resource(resource.policy())
                .boundary(policies.boundary().orElse(null))
                .session(policies.session().orElse(null));
        policies.organization().forEach(all::organizationLevel);
        policies.unread().stream().filter(type -> type != PolicyType.RESOURCE).forEach(all::unread);
        if (resource.unread()) {
            all.unread(PolicyType.RESOURCE);
        }
        return PolicyEvaluator.decide(
                new AuthorizationRequest(principal, ACTION, resource.arn(), context.with(resource.context())),
                all.build());
    }

    /** What the resources say themselves: of a key all do, of another some, or none at all. */
    private static List<Resource> resources(RandomPolicies random, Random dice, int count) {
        int vpc = dice.nextInt(3);
        int name = dice.nextInt(3);
        List<Resource> resources = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            RequestContext.Builder own = RequestContext.builder();
            if (vpc == 2 || vpc == 1 && dice.nextBoolean()) {
                own.put("aws:SourceVpc", dice.nextBoolean() ? "vpc-1" : "vpc-2");
            }
            if (name == 2 || name == 1 && dice.nextBoolean()) {
                own.put("aws:username", dice.nextBoolean() ? "fn" : "f" + i);
            }
            if (dice.nextInt(9) == 0) {
                own.unknown("aws:SourceVpc");
            }
            String account = dice.nextInt(4) == 0 ? "444455556666" : "111122223333";
            String function = dice.nextInt(3) == 0 ? "f" + i : dice.nextBoolean() ? "fn" : "fn:prod";
            resources.add(new Resource(
                    "arn:aws:lambda:us-east-1:" + account + ":function:" + function,
                    dice.nextBoolean() ? random.policy(PolicyType.RESOURCE, null) : null,
                    dice.nextInt(20) == 0,
                    own.build()));
        }
        return resources;
    }

    private static RequestContext unknown(Random dice) {
        RequestContext.Builder unknown = RequestContext.builder();
        if (dice.nextInt(4) == 0) {
            unknown.unknown("aws:SourceVpc");
        }
        if (dice.nextInt(8) == 0) {
            unknown.unknown("aws:username");
        }
        return unknown.build();
    }

    private static PolicySet policies(RandomPolicies random, Random dice) {
        PolicySet given = random.policies();
        PolicySet.Builder set = PolicySet.builder()
                .identity(given.identity())
                .boundary(given.boundary().orElse(null))
                .session(given.session().orElse(null));
        given.organization().forEach(set::organizationLevel);
        if (dice.nextInt(10) == 0) {
            set.unread(dice.nextBoolean() ? PolicyType.IDENTITY : PolicyType.BOUNDARY);
        }
        return set.build();
    }
}
