package dev.latchkey.policy;

import dev.latchkey.policy.json.PolicyKind;
import dev.latchkey.policy.json.PolicyReader;
import java.util.List;

/** What the benchmarks ask: a user with three policies of twelve statements, for a function one of them names. */
final class TypicalPrincipal {

    static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:orders-webhook";
    static final String USER = "arn:aws:iam::123456789012:user/alice";
    static final String ACTION = "lambda:InvokeFunctionUrl";

    static final String INVOKE = """
        {"Version":"2012-10-17","Statement":[
         {"Sid":"Url","Effect":"Allow","Action":"lambda:InvokeFunctionUrl",
          "Resource":["arn:aws:lambda:us-east-1:123456789012:function:quotes",
                      "arn:aws:lambda:us-east-1:123456789012:function:orders-*"],
          "Condition":{"StringEquals":{"lambda:FunctionUrlAuthType":"AWS_IAM"}}},
         {"Sid":"Invoke","Effect":"Allow","Action":"lambda:InvokeFunction",
          "Resource":["arn:aws:lambda:us-east-1:123456789012:function:quotes",
                      "arn:aws:lambda:us-east-1:123456789012:function:orders-*"],
          "Condition":{"Bool":{"lambda:InvokedViaFunctionUrl":"true"}}},
         {"Sid":"Own","Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],
          "Resource":"arn:aws:s3:::team/${aws:username}/*"}]}\
        """;
    static final String WORK = """
        {"Version":"2012-10-17","Statement":[
         {"Effect":"Allow","Action":["s3:Get*","s3:List*"],"Resource":"*"},
         {"Effect":"Allow","Action":["dynamodb:GetItem","dynamodb:Query","dynamodb:PutItem"],
          "Resource":"arn:aws:dynamodb:*:123456789012:table/orders*"},
         {"Effect":"Allow","Action":"logs:*","Resource":"arn:aws:logs:*:123456789012:log-group:/aws/lambda/*"},
         {"Effect":"Allow","Action":["lambda:Get*","lambda:List*"],"Resource":"*"},
         {"Effect":"Allow","Action":"sqs:SendMessage","Resource":"arn:aws:sqs:us-east-1:123456789012:orders"}]}\
        """;
    static final String GUARD = """
        {"Version":"2012-10-17","Statement":[
         {"Sid":"NoIam","Effect":"Deny","Action":"iam:*","Resource":"*"},
         {"Sid":"NotElsewhere","Effect":"Deny","NotAction":["iam:*","sts:*"],"Resource":"*",
          "Condition":{"StringNotEquals":{"aws:RequestedRegion":["us-east-1","eu-west-1"]}}},
         {"Sid":"NoDelete","Effect":"Deny","Action":["lambda:Delete*","lambda:Update*"],"Resource":"*"},
         {"Sid":"Office","Effect":"Deny","Action":"lambda:Invoke*","Resource":"*",
          "Condition":{"NotIpAddress":{"aws:SourceIp":["192.0.2.0/24","203.0.113.0/24"]}}}]}\
        """;

    private TypicalPrincipal() {}

    static PolicySet policies() {
        PolicySet.Builder set = PolicySet.builder();
        for (String json : List.of(INVOKE, WORK, GUARD)) {
            set.identity(new SourcedPolicy(
                    PolicySource.of(PolicyType.IDENTITY, "typical"),
                    PolicyReader.lenient(json, PolicyKind.IDENTITY).policy()));
        }
        return set.build();
    }

    static AuthorizationRequest request() {
        return new AuthorizationRequest(
                new Principal.User(USER, "AIDACKCEVSQ6C2EXAMPLE"),
                ACTION,
                FUNCTION,
                RequestContext.builder()
                        .put("aws:CurrentTime", "2026-11-23T10:00:00Z")
                        .put("aws:EpochTime", "1795428000")
                        .put("aws:PrincipalArn", USER)
                        .put("aws:PrincipalType", "User")
                        .put("aws:PrincipalAccount", "123456789012")
                        .put("aws:userid", "AIDACKCEVSQ6C2EXAMPLE")
                        .put("aws:username", "alice")
                        .put("aws:RequestedRegion", "us-east-1")
                        .put("aws:SecureTransport", "true")
                        .put("aws:SourceIp", "203.0.113.9")
                        .put("lambda:FunctionUrlAuthType", "AWS_IAM")
                        .put("lambda:FunctionArn", FUNCTION)
                        .build());
    }
}
