package dev.latchkey.sandbox.iam.simulator;

import dev.latchkey.policy.PolicyType;
import dev.latchkey.policy.StatementResult;
import dev.latchkey.policy.json.StatementSpan;
import dev.latchkey.sandbox.operation.Fields;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer for one action: the strictest of all resources, and since July 2026 under the ARN's template; single
 * resources stand in ResourceSpecificResults only (IAM API Reference, "EvaluationResult").
 */
final class EvaluationResult {

    private static final String ANY = "*";
    /** On the wire, whatever the documentation's enumeration says. */
    private static final String SOURCE_TYPE = "IAM Policy";

    private EvaluationResult() {}

    static Fields of(Simulation simulation, String action, List<String> resources) {
        List<Scenario> scenarios = resources.stream()
                .map(resource -> new Scenario(simulation, action, resource))
                .toList();
        Scenario strictest =
                scenarios.stream().max(Comparator.comparing(Scenario::verdict)).orElseThrow();
        boolean any = resources.equals(List.of(ANY));
        Fields fields = Fields.of("EvalActionName", action)
                .with("EvalResourceName", any ? ANY : template(action))
                .with("EvalDecision", strictest.verdict().wire())
                .with("MatchedStatements", statements(simulation, strictest))
                .with("MissingContextValues", any ? strictest.missing() : List.of())
                .with(
                        "OrganizationsDecisionDetail",
                        Fields.of(
                                "AllowedByOrganizations", scenarios.stream().allMatch(Scenario::allowedByOrganization)))
                .with("PermissionsBoundaryDecisionDetail", boundary(simulation, scenarios))
                .with("EvalDecisionDetails", any ? null : details(strictest));
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
        return action.toLowerCase(java.util.Locale.ROOT).startsWith("lambda:invoke")
                ? "arn:${Partition}:lambda:${Region}:${Account}:function:${FunctionName}"
                : ANY;
    }

    private static Fields specific(Simulation simulation, Scenario scenario) {
        return Fields.of("EvalResourceName", scenario.resource())
                .with("EvalResourceDecision", scenario.verdict().wire())
                .with("MatchedStatements", statements(simulation, scenario))
                .with("MissingContextValues", scenario.missing())
                .with("EvalDecisionDetails", details(scenario))
                .with("PermissionsBoundaryDecisionDetail", boundary(simulation, List.of(scenario)));
    }

    /** Only across accounts it says anything. */
    private static Map<String, String> details(Scenario scenario) {
        Map<String, String> details = new LinkedHashMap<>();
        if (scenario.across()) {
            details.put("IAM Policy", scenario.side(PolicyType.IDENTITY).wire());
            details.put("Resource Policy", scenario.side(PolicyType.RESOURCE).wire());
        }
        return details;
    }

    private static @Nullable Fields boundary(Simulation simulation, List<Scenario> scenarios) {
        return simulation.boundary() == null
                ? null
                : Fields.of(
                        "AllowedByPermissionsBoundary",
                        scenarios.stream().allMatch(scenario -> scenario.side(PolicyType.BOUNDARY) == Verdict.ALLOWED));
    }

    private static List<Fields> statements(Simulation simulation, Scenario scenario) {
        return scenario.statements().stream()
                .map(result -> statement(simulation.given(result), result))
                .toList();
    }

    private static Fields statement(GivenPolicy policy, StatementResult result) {
        StatementSpan span = policy.span(result.index());
        return Fields.of("SourcePolicyId", result.source().name())
                .with("SourcePolicyType", SOURCE_TYPE)
                .with("StartPosition", position(span.startLine(), span.startColumn()))
                .with("EndPosition", position(span.endLine(), span.endColumn()));
    }

    private static Fields position(int line, int column) {
        return Fields.of("Line", line).with("Column", column);
    }
}
