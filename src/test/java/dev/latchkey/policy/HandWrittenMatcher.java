package dev.latchkey.policy;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The benchmarks' baseline: {@link TypicalPrincipal}'s policies as somebody would write them by hand for speed, knowing
 * each statement. It has no third value, no variables, no other kinds of policies, no flaws and no general operators.
 */
final class HandWrittenMatcher {

    private record Rule(
            boolean allow, Predicate<String> action, Predicate<String> resource, Predicate<Map<String, String>> when) {}

    private final List<Rule> rules;

    HandWrittenMatcher() {
        Predicate<String> functions = arn -> arn.equals("arn:aws:lambda:us-east-1:123456789012:function:quotes")
                || arn.startsWith("arn:aws:lambda:us-east-1:123456789012:function:orders-");
        Predicate<String> all = any -> true;
        Predicate<Map<String, String>> always = any -> true;
        this.rules = List.of(
                new Rule(
                        true,
                        "lambda:InvokeFunctionUrl"::equalsIgnoreCase,
                        functions,
                        keys -> "AWS_IAM".equals(keys.get("lambda:functionurlauthtype"))),
                new Rule(
                        true,
                        "lambda:InvokeFunction"::equalsIgnoreCase,
                        functions,
                        keys -> "true".equalsIgnoreCase(keys.get("lambda:invokedviafunctionurl"))),
                new Rule(
                        true,
                        any("s3:GetObject", "s3:PutObject"),
                        arn -> arn.startsWith("arn:aws:s3:::team/alice/"),
                        always),
                new Rule(true, beginning("s3:Get", "s3:List"), all, always),
                new Rule(
                        true,
                        any("dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem"),
                        arn -> arn.startsWith("arn:aws:dynamodb:") && arn.contains(":123456789012:table/orders"),
                        always),
                new Rule(
                        true,
                        beginning("logs:"),
                        arn -> arn.startsWith("arn:aws:logs:") && arn.contains(":123456789012:log-group:/aws/lambda/"),
                        always),
                new Rule(true, beginning("lambda:Get", "lambda:List"), all, always),
                new Rule(true, any("sqs:SendMessage"), "arn:aws:sqs:us-east-1:123456789012:orders"::equals, always),
                new Rule(false, beginning("iam:"), all, always),
                new Rule(
                        false,
                        beginning("iam:", "sts:").negate(),
                        all,
                        keys -> !"us-east-1".equals(keys.get("aws:requestedregion"))
                                && !"eu-west-1".equals(keys.get("aws:requestedregion"))),
                new Rule(false, beginning("lambda:Delete", "lambda:Update"), all, always),
                new Rule(
                        false,
                        beginning("lambda:Invoke"),
                        all,
                        keys -> !keys.get("aws:sourceip").startsWith("192.0.2.")
                                && !keys.get("aws:sourceip").startsWith("203.0.113.")));
    }

    private static Predicate<String> any(String... actions) {
        return asked -> {
            for (String action : actions) {
                if (action.equalsIgnoreCase(asked)) {
                    return true;
                }
            }
            return false;
        };
    }

    private static Predicate<String> beginning(String... prefixes) {
        return asked -> {
            for (String prefix : prefixes) {
                if (asked.regionMatches(true, 0, prefix, 0, prefix.length())) {
                    return true;
                }
            }
            return false;
        };
    }

    boolean allows(String action, String resource, Map<String, String> keys) {
        boolean allowed = false;
        for (Rule rule : rules) {
            if (rule.action.test(action) && rule.resource.test(resource) && rule.when.test(keys)) {
                if (!rule.allow) {
                    return false;
                }
                allowed = true;
            }
        }
        return allowed;
    }
}
