package dev.latchkey.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.latchkey.policy.json.PolicyKind;
import dev.latchkey.policy.json.PolicyReader;
import dev.latchkey.policy.json.PolicyWriter;
import dev.latchkey.policy.json.ReadResult.Read;
import dev.latchkey.policy.json.ReadResult.Refused;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Any bytes at all as policies, ARNs, patterns and condition values; a build plays the seeds, JAZZER_FUZZ=1 looks for more. */
class PolicyFuzzTests {

    private static final String LONGEST_RUN = "2m";

    /** Read strictly or not at all, with a place for each problem; what was read can be written and read again. */
    @FuzzTest(maxDuration = LONGEST_RUN)
    void aPolicyIsReadOrRefusedWithAPlace(FuzzedDataProvider data) {
        PolicyKind kind = data.pickValue(PolicyKind.values());
        String text = data.consumeRemainingAsString();
        PolicyReader.Lenient lenient = PolicyReader.lenient(text, kind);
        switch (PolicyReader.read(text, kind)) {
            case Read(Policy policy) -> {
                assertThat(lenient.problems()).isEmpty();
                assertThat(lenient.policy()).isEqualTo(policy);
                assertThat(PolicyReader.read(PolicyWriter.pretty(policy), kind)).isEqualTo(new Read(policy));
                assertThat(PolicyReader.read(PolicyWriter.compact(policy), kind))
                        .isEqualTo(new Read(policy));
            }
            case Refused(var problems) ->
                assertThat(problems).isNotEmpty().allSatisfy(problem -> {
                    assertThat(problem.line())
                            .isBetween(1, 1 + (int) text.lines().count());
                    assertThat(problem.column()).isBetween(1, 1 + text.length());
                    assertThat(problem.reason()).isNotBlank();
                });
        }
    }

    /** Whatever a policy says, it is answered alike at both speeds, and only sound statements allow. */
    @FuzzTest(maxDuration = LONGEST_RUN)
    void aPolicyThatCouldBeReadIsAnswered(FuzzedDataProvider data) {
        Principal caller = Callers.named(data.pickValue(new String[] {"user alice", "role app", "root", "anonymous"}));
        RequestContext.Builder keys = RequestContext.builder().put("aws:username", data.consumeString(8));
        if (data.consumeBoolean()) {
            keys.unknown("aws:SourceVpc");
        }
        boolean resource = data.consumeBoolean();
        PolicyType type = resource ? PolicyType.RESOURCE : PolicyType.IDENTITY;
        String text = data.consumeRemainingAsString();
        SourcedPolicy policy = new SourcedPolicy(
                PolicySource.of(type, "fuzzed"),
                PolicyReader.lenient(text, resource ? PolicyKind.RESOURCE : PolicyKind.IDENTITY)
                        .policy());
        PolicySet policies = resource
                ? PolicySet.builder().resource(policy).build()
                : PolicySet.builder().identity(policy).build();
        AuthorizationRequest request =
                new AuthorizationRequest(caller, "lambda:InvokeFunctionUrl", RandomQuestions.FN, keys.build());
        Decision decision = PolicyEvaluator.evaluate(request, policies);
        assertThat(PolicyEvaluator.decide(request, policies)).isEqualTo(Answer.of(decision));
        if (decision.allowed()) {
            assertThat(decision.deciding().flatMap(StatementResult::flaw)).isEmpty();
        }
    }

    @FuzzTest(maxDuration = LONGEST_RUN)
    void anArnIsTheTextItWasReadFrom(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();
        Optional<Arn> arn = Arn.parse(text);
        assertThat(arn.isPresent())
                .isEqualTo(text.startsWith("arn:")
                        && text.chars().filter(c -> c == ':').count() >= 5);
        arn.ifPresent(parsed -> assertThat(parsed).hasToString(text));
    }

    /** Against the second evaluator, whose work is the pattern's length times the text's. */
    @FuzzTest(maxDuration = LONGEST_RUN)
    void aPatternMatchesWhatTheSlowOneDoes(FuzzedDataProvider data) {
        String pattern = data.consumeString(40);
        String text = data.consumeString(80);
        ReferencePattern reference = ReferencePattern.plain(pattern);
        Template template = Template.plain(pattern);
        assertThat(Glob.of(template).matches(text)).isEqualTo(reference.matches(text));
        assertThat(Glob.ofArn(template).matches(text)).isEqualTo(reference.matchesResource(text));
        assertThat(new ArnPattern(template).fits(text)).isEqualTo(reference.matchesParts(text));
    }

    /** Every operator on any values: an answer, the opposite one when negated, and for sound values that of the witness. */
    @FuzzTest(maxDuration = LONGEST_RUN)
    void aConditionIsMetOrNot(FuzzedDataProvider data) {
        String operator = data.pickValue(OPERATORS);
        String set = data.pickValue(new String[] {"", "ForAllValues:", "ForAnyValue:"});
        String suffix = data.consumeBoolean() ? "IfExists" : "";
        boolean variables = data.consumeBoolean();
        List<String> wanted = List.of(data.consumeString(24), data.consumeString(24));
        List<String> carried = data.consumeBoolean()
                ? List.of(data.consumeString(24))
                : List.of(data.consumeString(12), data.consumeString(12));
        RequestContext context = RequestContext.builder()
                .put("a:key", carried)
                .put("aws:username", "alice")
                .build();
        Condition condition = new Condition(set + operator + suffix, "A:Key", wanted);
        CompiledCondition compiled = new CompiledCondition(condition, variables);
        Fit fit = compiled.fit(context);
        assertThat(compiled.miss(context) == null).isEqualTo(fit == Fit.MATCH);
        if (set.isEmpty() && fit != Fit.UNREADABLE && fit != Fit.OPEN && OPPOSITES.containsKey(operator)) {
            Condition opposite = new Condition(OPPOSITES.get(operator) + suffix, "A:Key", wanted);
            assertThat(new CompiledCondition(opposite, variables).fit(context))
                    .isEqualTo(fit == Fit.MATCH ? Fit.MISS : Fit.MATCH);
        }
        boolean plain = operator.startsWith("String") && wanted.stream().noneMatch(text -> text.contains("${"));
        if (plain && ascii(wanted) && ascii(carried)) {
            boolean met = new ReferenceCondition(
                            set + operator + suffix, "a:key", wanted, Map.of("a:key", carried), variables)
                    .met();
            assertThat(fit).isEqualTo(met ? Fit.MATCH : Fit.MISS);
        }
    }

    private static final String[] OPERATORS = {
        "StringEquals",
        "StringNotEquals",
        "StringEqualsIgnoreCase",
        "StringNotEqualsIgnoreCase",
        "StringLike",
        "StringNotLike",
        "NumericEquals",
        "NumericNotEquals",
        "NumericLessThan",
        "NumericLessThanEquals",
        "NumericGreaterThan",
        "NumericGreaterThanEquals",
        "DateEquals",
        "DateNotEquals",
        "DateLessThan",
        "DateLessThanEquals",
        "DateGreaterThan",
        "DateGreaterThanEquals",
        "Bool",
        "BinaryEquals",
        "IpAddress",
        "NotIpAddress",
        "ArnEquals",
        "ArnNotEquals",
        "ArnLike",
        "ArnNotLike"
    };

    private static final Map<String, String> OPPOSITES = Map.of(
            "StringEquals", "StringNotEquals",
            "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase",
            "StringLike", "StringNotLike",
            "NumericEquals", "NumericNotEquals",
            "DateEquals", "DateNotEquals",
            "IpAddress", "NotIpAddress",
            "ArnEquals", "ArnNotEquals",
            "ArnLike", "ArnNotLike");

    /** Outside ASCII, upper and lower case are not each other's only form. */
    private static boolean ascii(List<String> texts) {
        return texts.stream().allMatch(text -> text.chars().allMatch(c -> c < 128));
    }
}
