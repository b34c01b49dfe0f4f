package dev.latchkey.sandbox.iam;

import software.amazon.awssdk.services.iam.model.ContextEntry;

/** What the tests of the simulator have simulated. */
final class Simulated {

    static final String ID = "123456789012";
    static final String FN = "arn:aws:lambda:us-east-1:" + ID + ":function:fn";
    static final String URL = "lambda:InvokeFunctionUrl";
    static final String ALL = policy(allow("lambda:*", "*"));

    private Simulated() {}

    static ContextEntry entry(String name, String type, String... values) {
        return ContextEntry.builder()
                .contextKeyName(name)
                .contextKeyType(type)
                .contextKeyValues(values)
                .build();
    }

    static String level(int number) {
        return "OrderedOrganizationPolicyInputList.member." + number + ".ServiceControlPolicyInputList.member.1";
    }

    static String policy(String statement) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + statement + "]}";
    }

    static String allow(String action, String resource) {
        return "{\"Effect\":\"Allow\",\"Action\":\"" + action + "\",\"Resource\":\"" + resource + "\"}";
    }

    static String deny(String action, String resource) {
        return allow(action, resource).replace("Allow", "Deny");
    }

    static String when(String statement, String operator, String key, String value) {
        return statement.substring(0, statement.length() - 1) + ",\"Condition\":{\"" + operator + "\":{\"" + key
                + "\":\"" + value + "\"}}}";
    }

    static String grant(String principal) {
        return policy("{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"" + principal + "\"},\"Action\":\"lambda:*\","
                + "\"Resource\":\"" + FN + "\"}");
    }
}
