package dev.latchkey.policy;

import dev.latchkey.policy.Question.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Questions made by chance over the whole language: every operator, principal form and kind of policy. */
final class RandomQuestions {

    static final String FN = "arn:aws:lambda:us-east-1:111122223333:function:fn";
    private static final List<String> CALLERS = List.of(
            "user alice",
            "user alice",
            "user ops/bob",
            "role app",
            "role team/app",
            "role aws-service-role/app",
            "federated bob of alice",
            "root",
            "user 444455556666/alice",
            "role 444455556666/app",
            "root 444455556666",
            "service s3.amazonaws.com",
            "anonymous");
    private static final List<String> NAMES = List.of(
            "*",
            "111122223333",
            "arn:aws:iam::111122223333:root",
            "444455556666",
            "arn:aws:iam::444455556666:root",
            "arn:aws:iam::111122223333:user/alice",
            "arn:aws:iam::444455556666:user/alice",
            "arn:aws:iam::111122223333:role/app",
            "arn:aws:iam::111122223333:role/team/app",
            "arn:aws:iam::444455556666:role/app",
            "arn:aws:sts::111122223333:assumed-role/app/night",
            "arn:aws:sts::444455556666:assumed-role/app/night",
            "arn:aws:sts::111122223333:federated-user/bob",
            "AIDAJQABLZS4A3QDU576Q");
    private static final List<String> ACTIONS = List.of(
            "*",
            "lambda:*",
            "lambda:*",
            "lambda:Invoke*",
            "LAMBDA:invokeFUNCTIONurl",
            "lambda:InvokeFunction",
            "lambda:Invoke?unction",
            "lambda:*Url",
            "s3:*");
    private static final List<String> RESOURCES = List.of(
            "*",
            "*",
            FN,
            FN + "*",
            FN + ":*",
            FN + ":prod",
            FN + ":pro?",
            "arn:aws:lambda:*",
            "arn:aws:lambda:*:function:fn",
            "arn:aws:lambda:*:*:func*:fn*",
            "arn:aws:lambda:us-*-1:111122223333:function:fn",
            "arn:aws:lambda:us*1:111122223333:function:fn",
            "arn:aws:lambda:us-east-?:1111*3333:function:*n",
            "arn:aws:lambda",
            "arn:aws:lambda:us-east-1:111122223333:function:${aws:username}",
            "arn:aws:lambda:us-east-1:111122223333:function:${aws:PrincipalTag/fn}*",
            "arn:aws:lambda:us-east-1:111122223333:function:${aws:PrincipalTag/fn, 'fn'}",
            "arn:aws:lambda:us-east-1:111122223333:function:f${?}",
            "arn:aws:lambda:us-east-1:${aws:PrincipalAccount}:function:*");

    private final Random random;
    private final RandomKeys keys;

    RandomQuestions(long seed) {
        this.random = new Random(seed);
        this.keys = new RandomKeys(random);
    }

    RandomKeys keys() {
        return keys;
    }

    Question next() {
        Map<String, List<String>> context = new TreeMap<>();
        keys.context().forEach((key, values) -> context.put(key.toLowerCase(), values));
        boolean deny = random.nextInt(3) > 0;
        return new Question(
                Callers.named(pick(CALLERS)),
                pick(List.of("lambda:InvokeFunctionUrl", "lambda:InvokeFunction")),
                pick(List.of(FN, FN, FN + ":prod", "arn:aws:lambda:us-east-1:111122223333:function:a*", "*")),
                context,
                documents(1 + random.nextInt(2), false, deny),
                random.nextInt(3) == 0 ? null : document(true, deny),
                random.nextInt(4) > 0 ? null : document(false, false),
                random.nextInt(4) > 0 ? null : documents(random.nextInt(3), false, false),
                IntStream.range(0, Math.max(0, random.nextInt(5) - 2))
                        .mapToObj(level -> documents(1 + random.nextInt(2), false, false))
                        .toList());
    }

    private List<Document> documents(int count, boolean principals, boolean deny) {
        return IntStream.range(0, count)
                .mapToObj(i -> document(principals, deny))
                .toList();
    }

    private Document document(boolean principals, boolean deny) {
        Map<String, Object> document = new LinkedHashMap<>();
        if (random.nextInt(6) > 0) {
            document.put("Version", random.nextInt(6) > 0 ? "2012-10-17" : "2008-10-17");
        }
        List<Object> statements = IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(i -> statement(principals, deny))
                .toList();
        document.put("Statement", statements.size() == 1 && random.nextBoolean() ? statements.getFirst() : statements);
        return Document.of(document);
    }

    private Object statement(boolean principals, boolean deny) {
        Map<String, Object> statement = new LinkedHashMap<>();
        boolean denies = deny && random.nextInt(5) < 2;
        boolean open = random.nextInt(3) == 0;
        statement.put("Effect", denies ? "Deny" : "Allow");
        if (principals) {
            boolean not = denies && random.nextInt(3) == 0;
            statement.put(not ? "NotPrincipal" : "Principal", principal());
        }
        boolean notAction = random.nextInt(10) == 0;
        statement.put(
                notAction ? "NotAction" : "Action",
                open ? notAction ? "s3:*" : "*" : some(notAction ? List.of("s3:*", "lambda:*Url") : ACTIONS));
        statement.put(!open && random.nextInt(8) == 0 ? "NotResource" : "Resource", open ? "*" : some(RESOURCES));
        int conditions = random.nextInt(denies ? 4 : 3);
        if (conditions > 0) {
            statement.put("Condition", keys.conditions(conditions));
        }
        return statement;
    }

    private Object principal() {
        return switch (random.nextInt(8)) {
            case 0 -> "*";
            case 1 -> Map.of("Service", List.of("s3.amazonaws.com", "sns.amazonaws.com"), "AWS", pick(NAMES));
            case 2 -> Map.of("Federated", "cognito-identity.amazonaws.com");
            default -> {
                List<String> names = new ArrayList<>();
                IntStream.rangeClosed(0, random.nextInt(8)).forEach(i -> names.add(pick(NAMES.subList(1, 14))));
                yield Map.of("AWS", names);
            }
        };
    }

    /** One, alone or in a list, or two. */
    private Object some(List<String> from) {
        return switch (random.nextInt(4)) {
            case 0 -> List.of(pick(from), pick(from));
            case 1 -> List.of(pick(from));
            default -> pick(from);
        };
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
