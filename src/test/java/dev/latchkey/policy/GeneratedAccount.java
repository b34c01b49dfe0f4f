package dev.latchkey.policy;

import dev.latchkey.policy.ResourceTable.Resource;
import dev.latchkey.policy.json.PolicyKind;
import dev.latchkey.policy.json.PolicyReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A seeded account of any size: 55 % of the principals hold nothing that touches Lambda, the rest shared managed
 * policies, wildcards by name, single functions of their own or a group's; every tenth has a boundary, every eighth a
 * conditional Deny. Two of five functions have a resource policy: pairs for a role, the account, another account,
 * everybody or CloudFront.
 */
final class GeneratedAccount {

    static final String ID = "123456789012";

    record Caller(Principal principal, RequestContext context, PolicySet policies) {}

    private final Random random;
    private final int functions;
    private final List<Policy> managed = new ArrayList<>();

    GeneratedAccount(long seed, int functions) {
        this.random = new Random(seed);
        this.functions = functions;
        for (int i = 0; i < 20; i++) {
            managed.add(read(i < 10 ? allow("s3:*", "*") : pair(arn(10 * i))));
        }
        managed.add(read(TypicalPrincipal.WORK));
        managed.add(read(pair("arn:aws:lambda:*:" + ID + ":function:team-*")));
        managed.add(read(allow("lambda:*", "*")));
    }

    private String arn(int function) {
        return "arn:aws:lambda:us-east-1:" + ID + ":function:team-" + function % 20 + "-fn-" + function % functions;
    }

    private static Policy read(String json) {
        return PolicyReader.lenient(json, PolicyKind.IDENTITY).policy();
    }

    private static String document(String statements) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}";
    }

    private static String allow(String action, String resource) {
        return document("{\"Effect\":\"Allow\",\"Action\":\"" + action + "\",\"Resource\":\"" + resource + "\"}");
    }

    private static String pair(String resource) {
        return document("{\"Effect\":\"Allow\",\"Action\":\"lambda:InvokeFunctionUrl\",\"Resource\":\"" + resource
                + "\",\"Condition\":{\"StringEquals\":{\"lambda:FunctionUrlAuthType\":\"AWS_IAM\"}}},"
                + "{\"Effect\":\"Allow\",\"Action\":\"lambda:InvokeFunction\",\"Resource\":\"" + resource
                + "\",\"Condition\":{\"Bool\":{\"lambda:InvokedViaFunctionUrl\":\"true\"}}}");
    }

    List<Caller> callers(int count) {
        List<Caller> callers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            callers.add(caller(i));
        }
        return callers;
    }

    private Caller caller(int i) {
        boolean role = i % 3 == 0;
        String name = (role ? "role" : "user") + i;
        String arn = "arn:aws:iam::" + ID + (role ? ":role/" : ":user/") + name;
        String session = "arn:aws:sts::" + ID + ":assumed-role/" + name + "/latchkey";
        RequestContext.Builder context = RequestContext.builder()
                .put("aws:PrincipalArn", arn)
                .put("aws:PrincipalAccount", ID)
                .put("aws:PrincipalType", role ? "AssumedRole" : "User")
                .put("aws:RequestedRegion", "us-east-1")
                .put("aws:SecureTransport", "true")
                .unknown("aws:SourceIp")
                .unknown("aws:MultiFactorAuthPresent");
        Principal principal = role
                ? new Principal.RoleSession(arn, session, "AROA" + i + ":latchkey")
                : new Principal.User(arn, "AIDA" + i);
        if (!role) {
            context.put("aws:username", name);
        }
        return new Caller(principal, context.build(), policies());
    }

    private PolicySet policies() {
        PolicySet.Builder set = PolicySet.builder();
        set.identity(sourced(PolicyType.IDENTITY, managed.get(random.nextInt(10))));
        set.identity(sourced(PolicyType.IDENTITY, managed.get(20)));
        int kind = random.nextInt(100);
        if (kind >= 55 && kind < 75) {
            set.identity(sourced(PolicyType.IDENTITY, managed.get(10 + random.nextInt(10))));
        } else if (kind >= 75 && kind < 85) {
            String own = arn(random.nextInt(functions));
            set.identity(sourced(PolicyType.IDENTITY, read(random.nextBoolean() ? pair(own) : pair(own + "*"))));
        } else if (kind >= 85 && kind < 93) {
            String team = "arn:aws:lambda:us-east-1:" + ID + ":function:team-" + random.nextInt(20) + "-*";
            set.identity(sourced(PolicyType.IDENTITY, read(pair(team))));
        } else if (kind >= 93 && kind < 97) {
            set.identity(
                    sourced(PolicyType.IDENTITY, read(pair("arn:aws:lambda:*:" + ID + ":function:${aws:username}-*"))));
        } else if (kind >= 97) {
            set.identity(sourced(PolicyType.IDENTITY, managed.get(21 + random.nextInt(2))));
        }
        if (random.nextInt(10) == 0) {
            set.boundary(sourced(PolicyType.BOUNDARY, managed.get(20 + random.nextInt(3))));
        }
        if (random.nextInt(8) == 0) {
            set.identity(sourced(PolicyType.IDENTITY, read(TypicalPrincipal.GUARD)));
        }
        return set.build();
    }

    private static SourcedPolicy sourced(PolicyType type, Policy policy) {
        return new SourcedPolicy(PolicySource.of(type, "generated"), policy);
    }

    List<Resource> resources(String action) {
        List<Resource> resources = new ArrayList<>();
        for (int i = 0; i < functions; i++) {
            RequestContext.Builder context = RequestContext.builder();
            if (action.equals("lambda:InvokeFunctionUrl")) {
                context.put("lambda:FunctionUrlAuthType", "AWS_IAM").put("lambda:FunctionArn", arn(i));
            } else {
                context.put("lambda:InvokedViaFunctionUrl", "true");
            }
            resources.add(new Resource(arn(i), resourcePolicy(i), i % 100 == 99, context.build()));
        }
        return resources;
    }

    private static SourcedPolicy resourcePolicy(int i) {
        String principal = switch (i % 25) {
            case 0, 1, 2, 3 -> "{\"AWS\":\"arn:aws:iam::" + ID + ":role/role" + 3 * i + "\"}";
            case 4, 5 -> "{\"AWS\":\"" + ID + "\"}";
            case 6, 7 -> "{\"AWS\":\"arn:aws:iam::444455556666:root\"}";
            case 8 -> "\"*\"";
            case 9 -> "{\"Service\":\"cloudfront.amazonaws.com\"}";
            default -> "";
        };
        if (principal.isEmpty()) {
            return new SourcedPolicy(PolicySource.of(PolicyType.RESOURCE, "none"), read(document("")));
        }
        String json = pair("*").replace("\"Effect\"", "\"Principal\":" + principal + ",\"Effect\"");
        return new SourcedPolicy(
                PolicySource.of(PolicyType.RESOURCE, "generated"),
                PolicyReader.lenient(json, PolicyKind.RESOURCE).policy());
    }
}
