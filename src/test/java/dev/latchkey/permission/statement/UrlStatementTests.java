package dev.latchkey.permission.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The bytes Lambda keeps, Lambda developer guide "Control access to Lambda function URLs" and API reference "AddPermission". */
class UrlStatementTests {

    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:hello-url";

    @Test
    void writesTheUrlHalfUnderTheAuthType() {
        assertThat(statement(UrlAction.INVOKE_FUNCTION_URL, "arn:aws:iam::123456789012:user/bob", null))
                .isEqualTo("{\"Sid\":\"s\",\"Effect\":\"Allow\","
                        + "\"Principal\":{\"AWS\":\"arn:aws:iam::123456789012:user/bob\"},"
                        + "\"Action\":\"lambda:InvokeFunctionUrl\",\"Resource\":\"" + FUNCTION + "\","
                        + "\"Condition\":{\"StringEquals\":{\"lambda:FunctionUrlAuthType\":\"AWS_IAM\"}}}");
    }

    @Test
    void writesTheFunctionHalfForCallsThroughTheUrlOnly() {
        assertThat(statement(UrlAction.INVOKE_FUNCTION, "*", null))
                .isEqualTo("{\"Sid\":\"s\",\"Effect\":\"Allow\",\"Principal\":\"*\","
                        + "\"Action\":\"lambda:InvokeFunction\",\"Resource\":\"" + FUNCTION + "\","
                        + "\"Condition\":{\"Bool\":{\"lambda:InvokedViaFunctionUrl\":\"true\"}}}");
    }

    @Test
    void mergesTheOrganizationIntoOneCondition() {
        assertThat(statement(UrlAction.INVOKE_FUNCTION_URL, "*", "o-a1b2c3d4e5"))
                .endsWith("\"Condition\":{\"StringEquals\":{\"lambda:FunctionUrlAuthType\":\"AWS_IAM\","
                        + "\"aws:PrincipalOrgID\":\"o-a1b2c3d4e5\"}}}");
        assertThat(statement(UrlAction.INVOKE_FUNCTION, "*", "o-a1b2c3d4e5"))
                .endsWith("\"Condition\":{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-a1b2c3d4e5\"},"
                        + "\"Bool\":{\"lambda:InvokedViaFunctionUrl\":\"true\"}}}");
    }

    @Test
    void writesAnAccountAsItsRootAndAServiceAsService() {
        assertThat(statement(UrlAction.INVOKE_FUNCTION, "444455556666", null))
                .contains("\"Principal\":{\"AWS\":\"arn:aws:iam::444455556666:root\"}");
        assertThat(statement(UrlAction.INVOKE_FUNCTION, "cloudfront.amazonaws.com", null))
                .contains("\"Principal\":{\"Service\":\"cloudfront.amazonaws.com\"}");
    }

    private static String statement(UrlAction action, String principal, String organization) {
        return new UrlStatement("s", action, principal, FUNCTION, "AWS_IAM", organization).json();
    }
}
