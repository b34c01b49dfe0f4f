package dev.latchkey.policy;

import static dev.latchkey.policy.DecisionAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policy.MismatchReason.ActionMiss;
import dev.latchkey.policy.MismatchReason.ConditionMiss;
import dev.latchkey.policy.MismatchReason.ConditionUnknown;
import dev.latchkey.policy.MismatchReason.PrincipalMiss;
import dev.latchkey.policy.MismatchReason.ResourceMiss;
import dev.latchkey.policy.MismatchReason.ResourceUnknown;
import dev.latchkey.policy.MismatchReason.Unevaluable;
import dev.latchkey.policy.json.PolicyKind;
import dev.latchkey.policy.json.PolicyReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A statement that does not match says which element missed, with the policy's value and the request's. */
class MismatchReasonTests {

    private static final String FN = "arn:aws:lambda:us-east-1:111122223333:function:fn";
    private static final Principal ALICE = Callers.named("user alice");

    @Test
    void namesTheAction() {
        assertThat(missed("\"Action\":[\"s3:*\",\"lambda:Get*\"],\"Resource\":\"*\""))
                .isEqualTo(new ActionMiss(
                        new PatternElement(false, List.of("s3:*", "lambda:Get*")), "lambda:InvokeFunctionUrl"));
    }

    @Test
    void namesTheExcludedAction() {
        assertThat(missed("\"NotAction\":\"lambda:*\",\"Resource\":\"*\""))
                .isEqualTo(new ActionMiss(new PatternElement(true, List.of("lambda:*")), "lambda:InvokeFunctionUrl"));
    }

    @Test
    void namesTheResource() {
        assertThat(missed("\"Action\":\"*\",\"Resource\":\"" + FN + ":prod\""))
                .isEqualTo(new ResourceMiss(new PatternElement(false, List.of(FN + ":prod")), FN));
    }

    @Test
    void namesTheConditionWithTheRequestsValues() {
        assertThat(
                        missed(
                                "\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:username\":\"bob\"}}"))
                .isEqualTo(new ConditionMiss(
                        new Condition("StringEquals", "aws:username", List.of("bob")), List.of("alice"), false));
    }

    @Test
    void saysThatTheConditionsKeyIsAbsent() {
        assertThat(
                        missed(
                                "\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"}}"))
                .isEqualTo(new ConditionMiss(
                        new Condition("Bool", "aws:MultiFactorAuthPresent", List.of("true")), List.of(), true));
    }

    @Test
    void namesTheFirstConditionThatIsNotMet() {
        assertThat(missed(
                        "\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:username\":\"alice\","
                            + "\"aws:a\":\"1\"},\"Null\":{\"aws:username\":\"true\"}}"))
                .isEqualTo(new ConditionMiss(new Condition("StringEquals", "aws:a", List.of("1")), List.of(), true));
    }

    @Test
    void namesTheUnknownKeysOfConditions() {
        assertThat(missed(
                        "\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:SourceVpc\":\"v\","
                                + "\"aws:SourceIp\":\"w\"}}"))
                .isEqualTo(new ConditionUnknown(
                        new Condition("StringEquals", "aws:SourceVpc", List.of("v")),
                        Set.of("aws:sourcevpc", "aws:sourceip")));
    }

    @Test
    void namesTheUnknownKeyOfAVariable() {
        String pattern = "arn:aws:lambda:us-east-1:111122223333:function:${aws:SourceVpc}";
        assertThat(missed("\"Action\":\"*\",\"Resource\":\"" + pattern + "\""))
                .isEqualTo(
                        new ResourceUnknown(new PatternElement(false, List.of(pattern)), FN, Set.of("aws:sourcevpc")));
    }

    @Test
    void namesThePrincipalFirst() {
        PolicySet policies = PolicySet.builder()
                .resource(policy(
                        PolicyType.RESOURCE,
                        "\"Principal\":{\"AWS\":\"111122223334\"},\"Action\":\"s3:*\",\"Resource\":\"*\""))
                .build();
        assertThat(only(evaluate(policies)).miss())
                .isEqualTo(new PrincipalMiss(
                        new PrincipalElement(false, List.of("111122223334"), List.of(), List.of(), List.of()), ALICE));
    }

    @Test
    void saysWhyAStatementCannotBeEvaluated() {
        assertThat(missed("\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"StringSounds\":{\"aws:a\":\"b\"}}"))
                .isEqualTo(new Unevaluable("There is no condition operator StringSounds."));
        assertThat(
                        missed(
                                "\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"NumericEquals\":{\"aws:username\":\"x\"}}"))
                .isEqualTo(new Unevaluable("x is no value for NumericEquals."));
    }

    @Test
    void takesAnAllowWithoutResourceOnlyFromATrustPolicy() {
        Statement trusting = new Statement(
                Optional.empty(),
                Effect.ALLOW,
                Optional.of(PrincipalElement.anyone()),
                new PatternElement(false, List.of("*")),
                Optional.empty(),
                List.of(),
                Optional.empty());
        Policy document = new Policy(Policy.Version.V2012_10_17, Optional.empty(), List.of(trusting));
        Decision byIdentity = evaluate(PolicySet.builder()
                .identity(new SourcedPolicy(PolicySource.of(PolicyType.IDENTITY, "odd"), document))
                .build());
        assertThat(byIdentity).isImplicitlyDenied();
        assertThat(only(byIdentity).miss()).isEqualTo(new Unevaluable("The statement has no Resource."));
        assertThat(evaluate(PolicySet.builder()
                        .resource(new SourcedPolicy(PolicySource.of(PolicyType.RESOURCE, "trust"), document))
                        .build()))
                .isAllowed();
    }

    @Test
    void labelsAStatementByItsSidOrItsPlace() {
        StatementResult nameless = only(evaluate(PolicySet.builder()
                .identity(policy(PolicyType.IDENTITY, "\"Sid\":\"\",\"Action\":\"*\",\"Resource\":\"*\""))
                .build()));
        assertThat(nameless.label()).isEqualTo("statement 1");
        assertThat(nameless.matched()).isTrue();
        assertThat(nameless.flaw()).isEmpty();
    }

    @Test
    void tracesEveryStatementOfEveryPolicyInOrder() {
        Decision decision = evaluate(PolicySet.builder()
                .identity(policy(PolicyType.IDENTITY, "\"Sid\":\"I\",\"Action\":\"*\",\"Resource\":\"*\""))
                .resource(policy(
                        PolicyType.RESOURCE, "\"Sid\":\"R\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\""))
                .boundary(policy(PolicyType.BOUNDARY, "\"Sid\":\"B\",\"Action\":\"*\",\"Resource\":\"*\""))
                .session(List.of(policy(PolicyType.SESSION, "\"Sid\":\"S\",\"Action\":\"*\",\"Resource\":\"*\"")))
                .organizationLevel(
                        List.of(policy(PolicyType.ORGANIZATION, "\"Sid\":\"O\",\"Action\":\"*\",\"Resource\":\"*\"")))
                .build());
        assertThat(decision.trace().statements())
                .extracting(StatementResult::label)
                .containsExactly("O", "R", "I", "B", "S");
        assertThat(decision.trace().gates()).extracting(Gate::kind).containsExactly(GateKind.values());
        assertThat(decision).hasCodes("ppdppp");
    }

    private static MismatchReason missed(String elements) {
        StatementResult result = only(evaluate(PolicySet.builder()
                .identity(policy(PolicyType.IDENTITY, elements))
                .build()));
        MismatchReason miss = result.miss();
        assertThat(miss).isNotNull();
        return miss;
    }

    private static StatementResult only(Decision decision) {
        assertThat(decision.trace().statements()).hasSize(1);
        return decision.trace().statements().getFirst();
    }

    private static Decision evaluate(PolicySet policies) {
        RequestContext context = RequestContext.builder()
                .put("aws:username", "alice")
                .unknown("aws:SourceVpc")
                .unknown("aws:SourceIp")
                .build();
        return PolicyEvaluator.evaluate(
                new AuthorizationRequest(ALICE, "lambda:InvokeFunctionUrl", FN, context), policies);
    }

    private static SourcedPolicy policy(PolicyType type, String elements) {
        PolicyKind kind = type == PolicyType.RESOURCE ? PolicyKind.RESOURCE : PolicyKind.IDENTITY;
        String json = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\"," + elements + "}]}";
        return new SourcedPolicy(
                PolicySource.of(type, "policy"),
                PolicyReader.lenient(json, kind).policy());
    }
}
