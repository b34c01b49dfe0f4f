package dev.latchkey.permission;

import dev.latchkey.aws.AwsClients;
import dev.latchkey.aws.AwsProblem;
import dev.latchkey.aws.Connection;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.CreatePolicyResponse;
import software.amazon.awssdk.services.iam.model.ListPoliciesResponse;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;

/** Managed policies over IAM's API: those of the account and those of AWS. */
@Component
class IamManagedPolicies {

    private static final int PAGE = 1000;

    private final AwsClients clients;

    IamManagedPolicies(AwsClients clients) {
        this.clients = clients;
    }

    /** Policies that can be attached, by name; the account's own before those of AWS. */
    List<AttachablePolicy> attachable(Connection connection) {
        List<AttachablePolicy> own = list(connection, PolicyScopeType.LOCAL);
        List<AttachablePolicy> all = new ArrayList<>(own);
        all.addAll(list(connection, PolicyScopeType.AWS));
        return all;
    }

    /** The document of the default version. */
    String document(Connection connection, String arn) {
        IamClient iam = clients.iam(connection);
        String version = AwsProblem.answer("iam:GetPolicy", () -> iam.getPolicy(request -> request.policyArn(arn)))
                .policy()
                .defaultVersionId();
        String encoded = AwsProblem.answer(
                        "iam:GetPolicyVersion",
                        () -> iam.getPolicyVersion(
                                request -> request.policyArn(arn).versionId(version)))
                .policyVersion()
                .document();
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }

    /** Makes a customer managed policy and answers its ARN. */
    String create(Connection connection, String name, String document) {
        CreatePolicyResponse answer = AwsProblem.answer(
                "iam:CreatePolicy",
                () -> clients.iam(connection)
                        .createPolicy(request -> request.policyName(name).policyDocument(document)));
        return answer.policy().arn();
    }

    private List<AttachablePolicy> list(Connection connection, PolicyScopeType scope) {
        return AwsProblem.answer(
                "iam:ListPolicies",
                () ->
                        clients
                                .iam(connection)
                                .listPoliciesPaginator(
                                        request -> request.scope(scope).maxItems(PAGE))
                                .stream()
                                .map(ListPoliciesResponse::policies)
                                .flatMap(List::stream)
                                .filter(policy -> Boolean.TRUE.equals(policy.isAttachable()))
                                .map(policy -> new AttachablePolicy(
                                        policy.policyName(), policy.arn(), scope == PolicyScopeType.AWS))
                                .sorted(Comparator.comparing(AttachablePolicy::name, String.CASE_INSENSITIVE_ORDER))
                                .toList());
    }
}
