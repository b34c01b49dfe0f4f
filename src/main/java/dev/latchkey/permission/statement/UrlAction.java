package dev.latchkey.permission.statement;

/** The two actions a call through a function URL needs, Lambda developer guide "Control access to Lambda function URLs". */
public enum UrlAction {
    INVOKE_FUNCTION_URL("lambda:InvokeFunctionUrl"),
    INVOKE_FUNCTION("lambda:InvokeFunction");

    private final String action;

    UrlAction(String action) {
        this.action = action;
    }

    /** As policies write it. */
    public String action() {
        return action;
    }
}
