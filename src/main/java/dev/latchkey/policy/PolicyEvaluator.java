package dev.latchkey.policy;

/**
 * Answers whether a request is allowed (IAM User Guide, "Policy evaluation logic"), at two speeds that never disagree.
 */
public final class PolicyEvaluator {

    private PolicyEvaluator() {}

    /** The decision with its gates and, per statement, why it matched or missed. */
    public static Decision evaluate(AuthorizationRequest request, PolicySet policies) {
        return new Evaluation(request, policies).decide();
    }

    /** The same decision without reasons, for those who ask millions of times. */
    public static Answer decide(AuthorizationRequest request, PolicySet policies) {
        return QuickWalk.decide(request, policies);
    }
}
