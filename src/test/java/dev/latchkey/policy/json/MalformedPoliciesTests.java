package dev.latchkey.policy.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policy.AuthorizationRequest;
import dev.latchkey.policy.Decision;
import dev.latchkey.policy.Effect;
import dev.latchkey.policy.PolicyEvaluator;
import dev.latchkey.policy.PolicySet;
import dev.latchkey.policy.PolicySource;
import dev.latchkey.policy.PolicyType;
import dev.latchkey.policy.Principal;
import dev.latchkey.policy.RequestContext;
import dev.latchkey.policy.SourcedPolicy;
import dev.latchkey.policy.StatementResult;
import dev.latchkey.policy.json.ReadResult.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every way a policy can be broken, with place and reason to the letter. */
class MalformedPoliciesTests {

    /** A list of texts is their lines. */
    record Malformed(String name, String source, PolicyKind kind, String text, List<String> problems) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Malformed> cases() throws IOException {
        JsonNode file =
                new JsonMapper().readTree(Files.readString(Path.of("src/test/resources/policy/malformed.json")));
        return file.path("cases")
                .valueStream()
                .map(each -> new Malformed(
                        each.path("name").asString(),
                        each.path("source").asString(),
                        PolicyKind.valueOf(each.path("kind").asString()),
                        String.join("\n", texts(each.path("text"))),
                        texts(each.path("problems"))));
    }

    private static List<String> texts(JsonNode value) {
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(item -> texts.add(item.asString()));
        } else {
            texts.add(value.asString());
        }
        return texts;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void refusesWithPlaceAndReason(Malformed each) {
        assertThat(PolicyReader.read(each.text(), each.kind())).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.problems())
                    .extracting(problem -> problem.line() + ":" + problem.column() + " " + problem.reason())
                    .isEqualTo(each.problems());
        });
    }

    /** Strictly refused is leniently kept, but never as an Allow that matches. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void allowsNothingThatIsNotWellFormed(Malformed each) {
        PolicyReader.Lenient read = PolicyReader.lenient(each.text(), each.kind());
        SourcedPolicy policy = new SourcedPolicy(
                PolicySource.of(
                        each.kind() == PolicyKind.IDENTITY ? PolicyType.IDENTITY : PolicyType.RESOURCE, "broken"),
                read.policy());
        Decision decision = PolicyEvaluator.evaluate(
                new AuthorizationRequest(
                        new Principal.User("arn:aws:iam::111122223333:user/zoe", "AIDAZOE"),
                        "lambda:InvokeFunctionUrl",
                        "arn:aws:lambda:us-east-1:111122223333:function:fn",
                        RequestContext.empty()),
                each.kind() == PolicyKind.IDENTITY
                        ? PolicySet.builder().identity(policy).build()
                        : PolicySet.builder().resource(policy).build());
        List<StatementResult> allowing = decision.trace().statements().stream()
                .filter(result -> result.statement().effect() == Effect.ALLOW && result.matched())
                .toList();
        assertThat(allowing).allSatisfy(result -> assertThat(result.flaw()).isEmpty());
        assertThat(decision.allowed()).isEqualTo(STILL_ALLOWING.contains(each.name()));
    }

    /** Broken elsewhere than in the statement that allows. */
    private static final Set<String> STILL_ALLOWING = Set.of("a Sid twice", "Id twice");

    @Test
    void everyCaseHasANameAndASource() throws IOException {
        List<Malformed> cases = cases().toList();
        assertThat(cases).hasSizeGreaterThan(80).extracting(Malformed::name).doesNotHaveDuplicates();
        assertThat(cases).allSatisfy(each -> assertThat(each.source()).isNotBlank());
    }
}
