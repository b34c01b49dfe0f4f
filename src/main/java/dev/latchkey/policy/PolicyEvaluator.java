package dev.latchkey.policy;

/** Answers whether a request is allowed (IAM User Guide, "Policy evaluation logic"). */
public final class PolicyEvaluator {

    private PolicyEvaluator() {}

    public static Decision evaluate(AuthorizationRequest request, PolicySet policies) {
        return new Evaluation(request, policies).decide();
    }
}
