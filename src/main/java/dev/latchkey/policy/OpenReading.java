package dev.latchkey.policy;

/** A point that AWS's documentation leaves open or contradicts itself on, and how it is read here. */
public enum OpenReading {
    /** Some hold that a session policy limits such a grant as well. */
    SESSION_POLICY_PASSED_BY(
            "Policy evaluation logic",
            "A session policy does not limit what a resource policy grants to the session itself or to everybody."),
    /** Refused for new policies since 2025. */
    NOT_PRINCIPAL_WITH_ALLOW(
            "AWS JSON policy elements: NotPrincipal",
            "NotPrincipal with Allow is no longer supported; it is evaluated as it is written."),
    /** The guide says that such a Deny might reach the whole account. */
    NOT_PRINCIPAL_WITHOUT_ACCOUNT(
            "AWS JSON policy elements: NotPrincipal",
            "A Deny with NotPrincipal exempts only whom it names together with his account, and a session with its role"
                    + " too."),
    /** The guide names only wildcards in the parts before and after the type. */
    WILDCARD_IN_RESOURCE_TYPE(
            "IAM JSON policy elements: Resource", "A wildcard in the resource type matches like any other wildcard."),
    /** The guide defines plain operators for single values only. */
    SEVERAL_VALUES_WITHOUT_SET_OPERATOR(
            "Creating a condition with multiple keys or values",
            "Where a request has several values for a key, an operator without ForAllValues or ForAnyValue looks for"
                    + " any of them."),
    /** So observed on AWS, against the text of IfExists. */
    FOR_ANY_VALUE_IF_EXISTS(
            "IAM JSON policy elements: Condition operators",
            "ForAnyValue with IfExists is not met when the key is absent.");

    private final String page;
    private final String sentence;

    OpenReading(String page, String sentence) {
        this.page = page;
        this.sentence = sentence;
    }

    /** The title of the page in the IAM User Guide. */
    public String page() {
        return page;
    }

    /** How it is read here. */
    public String sentence() {
        return sentence;
    }
}
