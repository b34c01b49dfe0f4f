package dev.latchkey.access;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Statements made by chance over keys that a real call carries; as JSON objects, the same seed makes the same ones. */
final class RandomStatements {

    static final String ACCOUNT = "123456789012";
    static final String ELSEWHERE = "444455556666";
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:" + ACCOUNT + ":function:";
    private static final List<Object> ACTIONS = List.of(
            List.of("lambda:InvokeFunctionUrl", "lambda:InvokeFunction"),
            List.of("lambda:InvokeFunctionUrl", "lambda:InvokeFunction"),
            "lambda:Invoke*",
            "lambda:*",
            "LAMBDA:invokefunction*",
            "*",
            "lambda:InvokeFunctionUrl",
            "lambda:InvokeFunction",
            "lambda:Get*");

    private final Random random;

    RandomStatements(Random random) {
        this.random = random;
    }

    /** One to three statements of an identity policy, a boundary or a session policy. */
    Map<String, Object> policy(List<String> functions, int denyOneIn) {
        List<Object> statements = new ArrayList<>();
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            statements.add(statement(functions, denyOneIn));
        }
        return document(statements);
    }

    /** A resource policy of a function, whose statements name some of these. */
    Map<String, Object> resourcePolicy(String function, List<String> names, int count) {
        List<Object> statements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, Object> statement = statement(List.of(function), 6);
            boolean deny = statement.get("Effect").equals("Deny");
            if (deny) {
                // Of invoking only: whoever reads the account must not be locked out.
                statement.remove("NotAction");
                statement.put("Action", pick(List.of("lambda:InvokeFunctionUrl", "lambda:Invoke*")));
            }
            boolean exempt = deny && random.nextInt(3) == 0;
            statement.put(exempt ? "NotPrincipal" : "Principal", exempt ? exempt(names) : named(names));
            statements.add(statement);
        }
        return document(statements);
    }

    private Map<String, Object> document(List<Object> statements) {
        Map<String, Object> document = new LinkedHashMap<>();
        if (random.nextInt(8) > 0) {
            document.put("Version", random.nextInt(8) > 0 ? "2012-10-17" : "2008-10-17");
        }
        document.put("Statement", statements.size() == 1 && random.nextBoolean() ? statements.getFirst() : statements);
        return document;
    }

    private Object named(List<String> names) {
        return switch (random.nextInt(6)) {
            case 0 -> random.nextBoolean() ? "*" : Map.of("AWS", "*");
            case 1 -> Map.of("AWS", pick(List.of(ACCOUNT, "arn:aws:iam::" + ACCOUNT + ":root", ELSEWHERE)));
            default -> Map.of("AWS", List.of(pick(names), pick(names), pick(names), "AIDAJQABLZS4A3QDU576Q"));
        };
    }

    private Object exempt(List<String> names) {
        List<String> exempt = new ArrayList<>(names.subList(0, names.size() * 2 / 3));
        exempt.add("arn:aws:iam::" + ACCOUNT + ":root");
        return Map.of("AWS", exempt);
    }

    private Map<String, Object> statement(List<String> functions, int denyOneIn) {
        boolean deny = random.nextInt(denyOneIn) == 0;
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Effect", deny ? "Deny" : "Allow");
        boolean others = random.nextInt(12) == 0;
        statement.put(
                others ? "NotAction" : "Action",
                others || deny && random.nextBoolean()
                        ? pick(List.of("s3:*", "lambda:Get*", "lambda:InvokeFunction"))
                        : pick(ACTIONS));
        statement.put(random.nextInt(12) == 0 ? "NotResource" : "Resource", resource(functions));
        Map<String, Object> condition = new LinkedHashMap<>();
        for (int count = random.nextInt(deny ? 3 : 2); count > 0; count--) {
            List<Object> one = pick(RandomConditions.ALL);
            condition.put((String) one.get(0), Map.of((String) one.get(1), one.get(2)));
        }
        if (!condition.isEmpty()) {
            statement.put("Condition", condition);
        }
        return statement;
    }

    private Object resource(List<String> functions) {
        String one = FUNCTION + pick(functions);
        return switch (random.nextInt(12)) {
            case 0, 1 -> "*";
            case 2 -> FUNCTION + "*";
            case 3 -> "arn:aws:lambda:*";
            case 4 -> "arn:aws:lambda:*:*:function:f*";
            case 5 -> FUNCTION + "*:live";
            case 6 -> FUNCTION + "f?";
            case 7 -> FUNCTION + "${aws:PrincipalTag/fn}*";
            case 8 -> List.of(FUNCTION + "${aws:PrincipalTag/none, '" + pick(functions) + "'}", one);
            default -> List.of(one, FUNCTION + pick(functions), FUNCTION + pick(functions));
        };
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
