package dev.latchkey.sandbox.iam.simulator;

import dev.latchkey.policy.PolicyType;
import dev.latchkey.policy.StatementResult;
import dev.latchkey.policy.json.StatementSpan;
import dev.latchkey.sandbox.operation.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The answer for one action (IAM API Reference, "EvaluationResult"): the strictest of all resources, with everything
 * that led to it for any of them. Since July 2026 it stands under the ARN's template, and single resources stand in
 * ResourceSpecificResults only.
 */
final class EvaluationResult {

    private static final String ANY = "*";
    /** On the wire, whatever the documentation's enumeration says. */
    private static final String IDENTITY = "IAM Policy";

    private static final String RESOURCE = "Resource Policy";
    private static final String BOUNDARY = "Permissions Boundary Policy";

    private EvaluationResult() {}

    static Fields of(Simulation simulation, String action, List<String> resources) {
        List<Scenario> scenarios = resources.stream()
                .map(resource -> new Scenario(simulation, action, resource))
                .toList();
        Verdict strictest = scenarios.stream().map(Scenario::verdict).reduce(Verdict.ALLOWED, Verdict::stricter);
        boolean any = resources.equals(List.of(ANY));
        Fields fields = Fields.of("EvalActionName", action)
                .with("EvalResourceName", any ? ANY : template(action))
                .with("EvalDecision", strictest.wire())
                .with(
                        "MatchedStatements",
                        statements(simulation, scenarios.stream().filter(each -> each.verdict() == strictest)))
                .with(
                        "MissingContextValues",
                        scenarios.stream()
                                .flatMap(each -> each.missing().stream())
                                .distinct()
                                .toList())
                .with(
                        "OrganizationsDecisionDetail",
                        Fields.of(
                                "AllowedByOrganizations", scenarios.stream().allMatch(Scenario::allowedByOrganization)))
                .with("PermissionsBoundaryDecisionDetail", boundary(simulation, scenarios))
                .with("EvalDecisionDetails", any ? null : details(simulation, scenarios));
        return fields.with(
                "ResourceSpecificResults",
                any
                        ? List.of()
                        : scenarios.stream()
                                .map(scenario -> specific(simulation, scenario))
                                .toList());
    }

    /** The resource type of the actions this product is about; for others the sandbox knows none. */
    private static String template(String action) {
        return action.toLowerCase(Locale.ROOT).startsWith("lambda:invoke")
                ? "arn:${Partition}:lambda:${Region}:${Account}:function:${FunctionName}"
                : ANY;
    }

    private static Fields specific(Simulation simulation, Scenario scenario) {
        return Fields.of("EvalResourceName", scenario.resource())
                .with("EvalResourceDecision", scenario.verdict().wire())
                .with("MatchedStatements", statements(simulation, Stream.of(scenario)))
                .with("MissingContextValues", scenario.missing())
                .with("EvalDecisionDetails", details(simulation, List.of(scenario)))
                .with("PermissionsBoundaryDecisionDetail", boundary(simulation, List.of(scenario)));
    }

    /** What each type of policy says, the strictest of the resources; only across accounts, and not behind an SCP. */
    private static @Nullable Map<String, String> details(Simulation simulation, List<Scenario> scenarios) {
        if (!scenarios.stream().allMatch(Scenario::allowedByOrganization)) {
            return null;
        }
        Map<String, String> details = new LinkedHashMap<>();
        if (scenarios.stream().anyMatch(Scenario::across)) {
            details.put(IDENTITY, strictest(scenarios, PolicyType.IDENTITY));
            details.put(RESOURCE, strictest(scenarios, PolicyType.RESOURCE));
            if (simulation.boundary() != null) {
                details.put(BOUNDARY, strictest(scenarios, PolicyType.BOUNDARY));
            }
        }
        return details;
    }

    private static String strictest(List<Scenario> scenarios, PolicyType type) {
        return scenarios.stream()
                .filter(Scenario::across)
                .map(each -> each.side(type))
                .reduce(Verdict.ALLOWED, Verdict::stricter)
                .wire();
    }

    private static @Nullable Fields boundary(Simulation simulation, List<Scenario> scenarios) {
        return simulation.boundary() == null
                ? null
                : Fields.of(
                        "AllowedByPermissionsBoundary",
                        scenarios.stream().allMatch(scenario -> scenario.side(PolicyType.BOUNDARY) == Verdict.ALLOWED));
    }

    private static List<Fields> statements(Simulation simulation, Stream<Scenario> scenarios) {
        Map<List<Object>, StatementResult> different = new LinkedHashMap<>();
        scenarios
                .flatMap(scenario -> scenario.statements().stream())
                .forEach(result -> different.putIfAbsent(List.of(result.source(), result.index()), result));
        return different.values().stream()
                .map(result -> statement(simulation.given(result), result))
                .toList();
    }

    private static Fields statement(GivenPolicy policy, StatementResult result) {
        StatementSpan span = policy.span(result.index());
        return Fields.of("SourcePolicyId", result.source().name())
                .with("SourcePolicyType", type(result.source().type()))
                .with("StartPosition", position(span.startLine(), span.startColumn()))
                .with("EndPosition", position(span.endLine(), span.endColumn()));
    }

    private static String type(PolicyType type) {
        return switch (type) {
            case RESOURCE -> RESOURCE;
            case BOUNDARY -> BOUNDARY;
            case IDENTITY, SESSION, ORGANIZATION -> IDENTITY;
        };
    }

    private static Fields position(int line, int column) {
        return Fields.of("Line", line).with("Column", column);
    }
}
