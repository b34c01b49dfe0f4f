package dev.latchkey.policy;

import static dev.latchkey.policy.DecisionAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policy.CaseFile.Case;
import dev.latchkey.policy.Decision.Allowed;
import dev.latchkey.policy.Decision.ExplicitlyDenied;
import dev.latchkey.policy.Decision.ImplicitlyDenied;
import dev.latchkey.policy.Decision.Undetermined;
import dev.latchkey.policy.json.PolicyKind;
import dev.latchkey.policy.json.PolicyReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * The engine against what AWS documents: cases are data, each names its page.
 *
 * <p>A case is a whole request with policies, or one {@code condition}, {@code actionPattern} or {@code resourcePattern}
 * that is tried in both directions, in an Allow and in a Deny, as itself and negated; {@code url} cases ask for both
 * actions a function URL needs.
 */
class PolicyCasesTests {

    private static final Map<String, Class<? extends Decision>> DECISIONS = Map.of(
            "Allowed", Allowed.class,
            "ExplicitlyDenied", ExplicitlyDenied.class,
            "ImplicitlyDenied", ImplicitlyDenied.class,
            "Undetermined", Undetermined.class);

    static Stream<Case> cases() {
        return CaseFile.all().stream()
                .filter(file -> !file.theme().equals("malformed"))
                .flatMap(file -> file.cases().stream());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void decidesAsDocumented(Case each) {
        if (each.has("condition")) {
            condition(each);
        } else if (each.has("actionPattern")) {
            pattern(each, "Action", "NotAction", each.get("actionPattern"));
        } else if (each.has("resourcePattern")) {
            pattern(each, "Resource", "NotResource", each.get("resourcePattern"));
        } else if (each.has("url")) {
            url(each);
        } else {
            whole(each, evaluate(each.request(), each.policies()));
        }
    }

    @Test
    void everyCaseNamesItsPageAndHasANameOfItsOwn() {
        List<Case> cases = cases().toList();
        assertThat(cases).hasSizeGreaterThan(250).allSatisfy(each -> {
            assertThat(each.source()).as("source of %s", each).isNotBlank();
            assertThat(each.has("expect") || each.has("met") || each.has("matches"))
                    .as("expectation of %s", each)
                    .isTrue();
        });
        assertThat(cases).extracting(Case::toString).doesNotHaveDuplicates();
    }

    /** What "can this principal call that URL" means, case by case. */
    @Test
    void theFifteenGoldenCasesAreThere() {
        assertThat(numbers("function-urls", "(\\d+): .*"))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 15).boxed().toList());
    }

    @Test
    void everyTrapOfEvaluationIsSprung() {
        assertThat(numbers("traps", "trap (\\d+): .*"))
                .containsExactlyInAnyOrder(1, 2, 3, 20, 22, 26, 27, 28, 29, 30, 31, 32, 33, 38, 42, 50, 51, 54);
    }

    private static Set<Integer> numbers(String theme, String name) {
        return CaseFile.named(theme).cases().stream()
                .map(each -> Pattern.compile(name).matcher(each.text("name", "")))
                .filter(Matcher::matches)
                .map(match -> Integer.valueOf(match.group(1)))
                .collect(Collectors.toSet());
    }

    private static void whole(Case each, Decision decision) {
        JsonNode expect = each.get("expect");
        DecisionAssert asserted = assertThat(decision)
                .is(DECISIONS.get(
                        expect.isString()
                                ? expect.asString()
                                : expect.path("decision").asString()));
        expect.properties().forEach(fact -> {
            JsonNode value = fact.getValue();
            switch (fact.getKey()) {
                case "decision" -> {}
                case "by" -> asserted.by(value.asString());
                case "codes" -> asserted.hasCodes(value.asString());
                case "gate" -> asserted.at(GateKind.valueOf(value.asString()));
                case "keys" -> asserted.hangsOn(CaseFile.texts(value).toArray(String[]::new));
                case "unread" ->
                    asserted.lacks(CaseFile.texts(value).stream()
                            .map(PolicyType::valueOf)
                            .toArray(PolicyType[]::new));
                case "readings" ->
                    asserted.restsOn(CaseFile.texts(value).stream()
                            .map(OpenReading::valueOf)
                            .toArray(OpenReading[]::new));
                default -> throw new IllegalArgumentException("No such fact: " + fact.getKey());
            }
        });
    }

    /** The condition in an Allow, and in a Deny beside an Allow for everything. */
    private static void condition(Case each) {
        String condition = ",\"Condition\":" + each.get("condition") + "}";
        Decision allow = decide(each, statement("Tested", "Allow", "\"Action\":\"*\",\"Resource\":\"*\"", condition));
        Decision deny = decide(
                each,
                statement("Base", "Allow", "\"Action\":\"*\",\"Resource\":\"*\"", "}"),
                statement("Tested", "Deny", "\"Action\":\"*\",\"Resource\":\"*\"", condition));
        switch (each.text("met", "?")) {
            case "true" -> {
                assertThat(allow).isAllowed().by("Tested");
                assertThat(deny).isExplicitlyDenied().by("Tested");
            }
            case "false" -> {
                assertThat(allow).isImplicitlyDenied().at(GateKind.IDENTITY);
                assertThat(deny).isAllowed().by("Base");
            }
            case "unknown" -> {
                String[] keys = CaseFile.texts(each.get("keys")).toArray(String[]::new);
                assertThat(allow).isUndetermined().hangsOn(keys).hasCodes("pnocnn");
                assertThat(deny).isUndetermined().hangsOn(keys).hasCodes("cnodnn");
            }
            case "unevaluable" -> {
                assertThat(allow).isImplicitlyDenied().at(GateKind.IDENTITY);
                assertThat(deny).isExplicitlyDenied().by("Tested");
                assertThat(deny.deciding().orElseThrow().flaw()).isPresent();
            }
            default -> throw new IllegalArgumentException("A condition is met, not met, unknown or unevaluable");
        }
    }

    /** The pattern as it is and negated, in an Allow and in a Deny. */
    private static void pattern(Case each, String element, String negated, JsonNode pattern) {
        String other = element.equals("Action") ? "\"Resource\":\"*\"," : "\"Action\":\"*\",";
        boolean matches = each.get("matches").asBoolean();
        for (String name : List.of(element, negated)) {
            String elements = other + "\"" + name + "\":" + pattern;
            boolean named = matches == name.equals(element);
            Decision allow = decide(each, statement("Tested", "Allow", elements, "}"));
            Decision deny = decide(
                    each,
                    statement("Base", "Allow", "\"Action\":\"*\",\"Resource\":\"*\"", "}"),
                    statement("Tested", "Deny", elements, "}"));
            if (named) {
                assertThat(allow).as(name).isAllowed().by("Tested");
                assertThat(deny).as(name).isExplicitlyDenied().by("Tested");
            } else {
                assertThat(allow).as(name).isImplicitlyDenied();
                assertThat(deny).as(name).isAllowed().by("Base");
            }
        }
    }

    /** Both actions, each with the keys of its own (Lambda Developer Guide, "Control access to Lambda function URLs"). */
    private static void url(Case each) {
        JsonNode expect = each.get("expect");
        boolean urlAction = action(each, "lambda:InvokeFunctionUrl").allowed();
        boolean invoke = action(each, "lambda:InvokeFunction").allowed();
        assertThat(urlAction && invoke)
                .as("both actions: url %s, invoke %s", urlAction, invoke)
                .isEqualTo(expect.path("dual").asString().equals("allow"));
        assertThat(urlAction)
                .as("the one action of the legacy rule")
                .isEqualTo(expect.path("legacy").asString().equals("allow"));
        JsonNode codes = expect.path("codes");
        if (!codes.isMissingNode()) {
            assertThat(List.of(
                            action(each, "lambda:InvokeFunctionUrl").codes(),
                            action(each, "lambda:InvokeFunction").codes()))
                    .isEqualTo(CaseFile.texts(codes));
        }
    }

    private static Decision action(Case each, String action) {
        RequestContext own = action.equals("lambda:InvokeFunctionUrl")
                ? RequestContext.builder()
                        .put("lambda:FunctionUrlAuthType", each.text("url", "AWS_IAM"))
                        .put("lambda:FunctionArn", each.request().resource())
                        .build()
                : RequestContext.builder()
                        .put("lambda:InvokedViaFunctionUrl", "true")
                        .build();
        AuthorizationRequest request = each.request();
        return evaluate(
                new AuthorizationRequest(
                        request.principal(),
                        action,
                        request.resource(),
                        request.context().with(own)),
                each.policies());
    }

    private static Decision decide(Case each, String... statements) {
        String version = each.text("version", "2012-10-17");
        String json = "{\"Version\":\"" + version + "\",\"Statement\":[" + String.join(",", statements) + "]}";
        SourcedPolicy policy = new SourcedPolicy(
                PolicySource.of(PolicyType.IDENTITY, "inline"),
                PolicyReader.lenient(json, PolicyKind.IDENTITY).policy());
        return evaluate(each.request(), PolicySet.builder().identity(policy).build());
    }

    /** Both speeds; they must agree in every case. */
    private static Decision evaluate(AuthorizationRequest request, PolicySet policies) {
        Decision decision = PolicyEvaluator.evaluate(request, policies);
        assertThat(PolicyEvaluator.decide(request, policies)).isEqualTo(Answer.of(decision));
        return decision;
    }

    private static String statement(String sid, String effect, String elements, String end) {
        return "{\"Sid\":\"" + sid + "\",\"Effect\":\"" + effect + "\"," + elements + end;
    }
}
