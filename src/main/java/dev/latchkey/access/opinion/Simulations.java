package dev.latchkey.access.opinion;

import dev.latchkey.access.AccessReport;
import dev.latchkey.access.ActionDecision;
import dev.latchkey.access.CallContext;
import dev.latchkey.access.opinion.Opinion.Beside;
import dev.latchkey.access.opinion.Opinion.NotAsked;
import dev.latchkey.access.opinion.Opinion.Row;
import dev.latchkey.access.opinion.Opinion.Unanswered;
import dev.latchkey.console.Problem;
import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.PrincipalKind;
import dev.latchkey.inventory.SecondOpinions;
import dev.latchkey.inventory.SecondOpinions.Given;
import dev.latchkey.inventory.SecondOpinions.Refused;
import dev.latchkey.inventory.SecondOpinions.Simulated;
import dev.latchkey.inventory.Snapshot;
import dev.latchkey.policy.Arn;
import dev.latchkey.policy.Decision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Sets AWS's simulator beside the access check. */
@Component
public final class Simulations {

    private final SecondOpinions opinions;

    Simulations(SecondOpinions opinions) {
        this.opinions = opinions;
    }

    /** Asks AWS what the report answers. */
    public Opinion of(
            Snapshot snapshot, String principalArn, FunctionUrl url, CallContext context, AccessReport report) {
        Optional<Problem> cannot = cannotAsk(snapshot, principalArn, url);
        if (cannot.isPresent()) {
            return new NotAsked(cannot.get());
        }
        Map<String, Map<String, List<String>>> actions = new LinkedHashMap<>();
        for (ActionDecision each : report.decisions()) {
            actions.put(each.action(), each.request().context().present());
        }
        String policy = url.resourcePolicy().json();
        SecondOpinions.Question question = new SecondOpinions.Question(
                snapshot.connectionId(),
                source(snapshot, principalArn),
                url,
                policy.isEmpty() ? Optional.empty() : Optional.of(policy),
                actions);
        return switch (opinions.ask(question)) {
            case Refused refused -> new Unanswered(refused);
            case Given given -> beside(given.answers(), new Differences(question, context, report));
        };
    }

    private static Beside beside(List<Simulated> answers, Differences differences) {
        List<Row> rows = new ArrayList<>();
        for (Simulated answer : answers) {
            rows.add(row(answer, differences.report()));
        }
        boolean differ = rows.stream().anyMatch(row -> row.comparison() == Comparison.DIFFER);
        return new Beside(rows, differences.explain(answers, differ));
    }

    private static Row row(Simulated answer, AccessReport report) {
        Decision decision = report.decisions().stream()
                .filter(each -> each.action().equals(answer.action()))
                .map(ActionDecision::decision)
                .findFirst()
                .orElseThrow();
        Comparison comparison = Comparison.of(decision, answer);
        return new Row(
                answer.action().substring(answer.action().indexOf(':') + 1),
                comparison == Comparison.OPEN ? "Depends" : decision.allowed() ? "Allowed" : "Denied",
                answer.decision(),
                answer.allowed(),
                grounds(answer),
                comparison);
    }

    private static List<String> grounds(Simulated answer) {
        List<String> grounds = new ArrayList<>(answer.policies());
        if (answer.stoppedByOrganization()) {
            grounds.add("not allowed by the organization");
        }
        if (answer.stoppedByBoundary()) {
            grounds.add("not allowed by the permissions boundary");
        }
        return grounds;
    }

    /** The simulator knows users and roles of the connection's account, and requests that are signed. */
    private static Optional<Problem> cannotAsk(Snapshot snapshot, String principalArn, FunctionUrl url) {
        if (snapshot.origin().sandbox()) {
            return Optional.of(new Problem(
                    "AWS’s simulator is not asked here.",
                    "The sandbox’s simulator is Latchkey’s own policy engine: it would only repeat the answer.",
                    "Connect an AWS account to see a second opinion."));
        }
        if (url.unsigned()) {
            return Optional.of(new Problem(
                    "AWS’s simulator cannot be asked about a public URL.",
                    "It simulates callers that sign.",
                    "The resource policy alone decides; Latchkey shows it above."));
        }
        return source(snapshot, principalArn).isEmpty()
                ? Optional.of(new Problem(
                        "AWS’s simulator cannot be asked about this principal.",
                        "It takes users and roles of account "
                                + snapshot.origin().accountId() + ".",
                        "Choose one of them for a second opinion."))
                : Optional.empty();
    }

    /** The user, or the role behind a session; empty for anybody else. */
    private static String source(Snapshot snapshot, String principalArn) {
        Optional<Arn> arn = Arn.parse(principalArn)
                .filter(parts -> parts.account().equals(snapshot.origin().accountId()));
        String resource = arn.map(Arn::resource).orElse("");
        if (resource.startsWith("assumed-role/")) {
            return snapshot.findPrincipal(PrincipalKind.ROLE, resource.split("/", 3)[1])
                    .map(role -> role.arn())
                    .orElse("");
        }
        return resource.startsWith("user/") || resource.startsWith("role/") ? principalArn : "";
    }
}
