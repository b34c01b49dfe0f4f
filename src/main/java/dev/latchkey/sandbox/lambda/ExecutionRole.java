package dev.latchkey.sandbox.lambda;

import dev.latchkey.policy.AuthorizationRequest;
import dev.latchkey.policy.PolicyEvaluator;
import dev.latchkey.policy.PolicySet;
import dev.latchkey.policy.PolicySource;
import dev.latchkey.policy.PolicyType;
import dev.latchkey.policy.Principal;
import dev.latchkey.policy.RequestContext;
import dev.latchkey.policy.SourcedPolicy;
import dev.latchkey.policy.json.PolicyKind;
import dev.latchkey.policy.json.PolicyReader;
import dev.latchkey.sandbox.account.Role;
import dev.latchkey.sandbox.lambda.wire.LambdaCall;
import dev.latchkey.sandbox.lambda.wire.LambdaRefusals;
import dev.latchkey.sandbox.operation.Access;

/** The role a function is to run with (Lambda Developer Guide, "Defining Lambda function permissions with an execution role"). */
record ExecutionRole(String arn) {

    private static final String LAMBDA = "lambda.amazonaws.com";

    /** The caller may pass it, it exists in this account, and Lambda may assume it. */
    void require(LambdaCall call, String functionArn) {
        if (!arn.contains("::" + call.account().id() + ":")) {
            throw LambdaRefusals.denied("Cross-account pass role is not allowed.");
        }
        call.signer()
                .require(Access.to("iam:PassRole", arn)
                        .with("iam:PassedToService", LAMBDA)
                        .with("iam:AssociatedResourceArn", functionArn));
        boolean assumable = call.account()
                .role(arn.substring(arn.lastIndexOf('/') + 1))
                .filter(role -> role.arn().equals(arn))
                .filter(ExecutionRole::trustsLambda)
                .isPresent();
        if (!assumable) {
            throw LambdaRefusals.parameter("The role defined for the function cannot be assumed by Lambda.");
        }
    }

    private static boolean trustsLambda(Role role) {
        SourcedPolicy trust = new SourcedPolicy(
                PolicySource.of(PolicyType.RESOURCE, "trust policy"),
                PolicyReader.lenient(role.trust(), PolicyKind.TRUST).policy());
        AuthorizationRequest request = new AuthorizationRequest(
                new Principal.Service(LAMBDA), "sts:AssumeRole", role.arn(), RequestContext.empty());
        return PolicyEvaluator.evaluate(
                        request, PolicySet.builder().resource(trust).build())
                .allowed();
    }
}
