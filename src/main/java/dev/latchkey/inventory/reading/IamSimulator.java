package dev.latchkey.inventory.reading;

import dev.latchkey.aws.AwsClients;
import dev.latchkey.aws.AwsProblem;
import dev.latchkey.aws.Connections;
import dev.latchkey.inventory.SecondOpinions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.ResourceSpecificResult;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.Statement;

/** Has AWS simulate what Latchkey predicts, one call per action since each carries keys of its own. */
@Component
final class IamSimulator implements SecondOpinions {

    private static final String OPERATION = "iam:SimulatePrincipalPolicy";
    /** IAM API Reference, "ContextEntry": shorter names are refused. */
    private static final int SHORTEST_KEY = 5;

    private static final Set<String> TRUTHS = Set.of(
            "aws:multifactorauthpresent",
            "aws:securetransport",
            "aws:viaawsservice",
            "aws:principalisawsservice",
            "lambda:invokedviafunctionurl");
    private static final Set<String> MOMENTS = Set.of("aws:currenttime", "aws:tokenissuetime");
    private static final Set<String> NUMBERS = Set.of("aws:epochtime", "aws:multifactorauthage");
    private static final Set<String> ADDRESSES = Set.of("aws:sourceip", "aws:vpcsourceip");

    private final AwsClients clients;
    private final Connections connections;

    IamSimulator(AwsClients clients, Connections connections) {
        this.clients = clients;
        this.connections = connections;
    }

    @Override
    public SecondOpinion ask(Question question) {
        IamClient iam = clients.iam(connections.get(question.connectionId()));
        List<Simulated> answers = new ArrayList<>();
        try {
            question.actions().forEach((action, keys) -> answers.add(simulated(iam, question, action, keys)));
        } catch (SdkException refused) {
            return new Refused(AwsProblem.of(refused, OPERATION));
        }
        return new Given(List.copyOf(answers));
    }

    private static Simulated simulated(
            IamClient iam, Question question, String action, Map<String, List<String>> keys) {
        EvaluationResult result =
                iam.simulatePrincipalPolicyPaginator(request(question, action, keys)).evaluationResults().stream()
                        .findFirst()
                        .orElseThrow(() -> SdkException.builder()
                                .message("The simulator answered without a result.")
                                .build());
        ResourceSpecificResult own = result.resourceSpecificResults().stream()
                .findFirst()
                .orElseGet(() -> ResourceSpecificResult.builder().build());
        List<Statement> statements =
                own.matchedStatements().isEmpty() ? result.matchedStatements() : own.matchedStatements();
        List<String> missing =
                own.missingContextValues().isEmpty() ? result.missingContextValues() : own.missingContextValues();
        return new Simulated(
                action,
                result.evalDecisionAsString(),
                statements.stream().map(Statement::sourcePolicyId).distinct().toList(),
                List.copyOf(missing),
                result.organizationsDecisionDetail() != null
                        && !result.organizationsDecisionDetail().allowedByOrganizations(),
                result.permissionsBoundaryDecisionDetail() != null
                        && !result.permissionsBoundaryDecisionDetail().allowedByPermissionsBoundary());
    }

    private static SimulatePrincipalPolicyRequest request(
            Question question, String action, Map<String, List<String>> keys) {
        List<ContextEntry> entries = keys.entrySet().stream()
                .filter(key -> key.getKey().length() >= SHORTEST_KEY)
                .filter(key -> !key.getValue().isEmpty())
                .map(key -> entry(key.getKey(), key.getValue()))
                .toList();
        SimulatePrincipalPolicyRequest.Builder request = SimulatePrincipalPolicyRequest.builder()
                .policySourceArn(question.principalArn())
                .actionNames(action)
                .resourceArns(question.url().functionArn())
                .contextEntries(entries);
        if (question.principalArn().contains(":user/")) {
            question.resourcePolicy()
                    .ifPresent(policy -> request.resourcePolicy(policy).callerArn(question.principalArn()));
        }
        return request.build();
    }

    private static ContextEntry entry(String key, List<String> values) {
        return ContextEntry.builder()
                .contextKeyName(key)
                .contextKeyValues(values)
                .contextKeyType(type(key) + (values.size() > 1 ? "List" : ""))
                .build();
    }

    private static String type(String key) {
        if (TRUTHS.contains(key)) {
            return "boolean";
        }
        if (MOMENTS.contains(key)) {
            return "date";
        }
        if (NUMBERS.contains(key)) {
            return "numeric";
        }
        return ADDRESSES.contains(key) ? "ip" : "string";
    }
}
