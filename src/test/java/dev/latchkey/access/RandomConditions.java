package dev.latchkey.access;

import java.util.List;

/** Conditions on keys that a call of a function URL carries, or surely does not: operator, key, values. */
final class RandomConditions {

    static final List<List<Object>> ALL = List.of(
            List.of("StringEquals", "lambda:FunctionUrlAuthType", "AWS_IAM"),
            List.of("StringEqualsIfExists", "lambda:FunctionUrlAuthType", "AWS_IAM"),
            List.of("Bool", "lambda:InvokedViaFunctionUrl", "true"),
            List.of("BoolIfExists", "lambda:InvokedViaFunctionUrl", true),
            List.of("ArnLike", "lambda:FunctionArn", "arn:aws:lambda:*:*:function:f1*"),
            List.of("Bool", "aws:MultiFactorAuthPresent", "true"),
            List.of("BoolIfExists", "aws:MultiFactorAuthPresent", "false"),
            List.of("Bool", "aws:MultiFactorAuthPresent", List.of("true", "false")),
            List.of("NumericLessThan", "aws:MultiFactorAuthAge", 3600),
            List.of("NumericGreaterThanEqualsIfExists", "aws:MultiFactorAuthAge", "7200"),
            List.of("Null", "aws:MultiFactorAuthAge", "true"),
            List.of("Null", "aws:TokenIssueTime", false),
            List.of("DateGreaterThan", "aws:TokenIssueTime", "2020-01-01T00:00:00Z"),
            List.of("IpAddress", "aws:SourceIp", List.of("127.0.0.0/8", "203.0.113.0/24")),
            List.of("NotIpAddress", "AWS:SourceIP", "127.0.0.1"),
            List.of("NotIpAddress", "aws:SourceIp", "2001:db8::/32"),
            List.of("StringLike", "aws:UserAgent", "agree?ent/*"),
            List.of("StringEquals", "aws:PrincipalType", List.of("User", "Account")),
            List.of("StringNotEquals", "aws:PrincipalType", "AssumedRole"),
            List.of("StringLike", "aws:username", List.of("u?", "u1?", "x*")),
            List.of("StringNotLikeIfExists", "aws:username", "u*1"),
            List.of("StringEqualsIgnoreCase", "aws:username", "U7"),
            List.of("StringLike", "aws:userid", "*:night"),
            List.of("ArnLike", "aws:PrincipalArn", "arn:aws:iam::*:role/*"),
            List.of("ArnNotEquals", "aws:PrincipalArn", "arn:aws:iam::*:user/u1*"),
            List.of("StringEquals", "aws:PrincipalAccount", "123456789012"),
            List.of("StringEquals", "aws:ResourceAccount", "${aws:PrincipalAccount}"),
            List.of("StringEquals", "aws:PrincipalTag/team", List.of("red", "blue")),
            List.of("StringNotEquals", "aws:principaltag/Team", "red"),
            List.of("ForAnyValue:StringEquals", "aws:PrincipalTag/team", List.of("red", "green")),
            List.of("ForAllValues:StringEquals", "aws:PrincipalTag/team", "blue"),
            List.of("StringEquals", "aws:ResourceTag/team", "${aws:PrincipalTag/team}"),
            List.of("StringNotEquals", "aws:ResourceTag/team", "${aws:PrincipalTag/team, 'red'}"),
            List.of("StringEqualsIfExists", "aws:SourceIdentity", "ann"),
            List.of("Null", "aws:SourceIdentity", "false"),
            List.of("DateLessThan", "aws:CurrentTime", "2020-01-01"),
            List.of("DateGreaterThanEquals", "aws:CurrentTime", "1577836800"),
            List.of("NumericGreaterThan", "aws:EpochTime", "1577836800"),
            List.of("StringEquals", "aws:RequestedRegion", "us-east-1"),
            List.of("Bool", "aws:SecureTransport", "true"),
            List.of("Bool", "aws:ViaAWSService", "true"),
            List.of("Bool", "aws:PrincipalIsAWSService", "false"),
            List.of("StringNotEquals", "aws:SourceVpce", "vpce-1"),
            List.of("StringEquals", "aws:SourceVpc", "vpc-1"),
            List.of("StringEquals", "aws:PrincipalOrgID", "o-latchkey"),
            List.of("ForAnyValue:StringLike", "aws:CalledVia", "cloudformation*"),
            List.of("ForAllValues:StringLike", "aws:CalledVia", "cloudformation*"),
            List.of("StringSounds", "aws:username", "u1"));

    private RandomConditions() {}
}
