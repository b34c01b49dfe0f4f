package dev.latchkey.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Small random requests and policies over a vocabulary narrow enough that they often meet. */
final class RandomPolicies {

    private static final String FN = "arn:aws:lambda:us-east-1:111122223333:function:fn";
    private static final List<String> CALLERS = List.of(
            "user alice",
            "role app",
            "federated bob of alice",
            "root",
            "user 444455556666/carol",
            "role 444455556666/app",
            "service s3.amazonaws.com",
            "anonymous");
    private static final List<String> ACTIONS =
            List.of("*", "lambda:*", "lambda:InvokeFunctionUrl", "lambda:Invoke*", "lambda:InvokeFunction", "s3:*");
    private static final List<String> RESOURCES = List.of(
            "*",
            FN,
            FN + ":*",
            FN + "*",
            FN + ":prod",
            "arn:aws:lambda:*",
            "arn:aws:lambda:*:*:function:${aws:username}");
    private static final List<String> PRINCIPALS = List.of(
            "*",
            "111122223333",
            "444455556666",
            "arn:aws:iam::111122223333:user/alice",
            "arn:aws:iam::111122223333:role/app",
            "arn:aws:sts::111122223333:assumed-role/app/night",
            "arn:aws:sts::111122223333:federated-user/bob",
            "AIDAJQABLZS4A3QDU576Q");
    private static final List<String> OPERATORS = List.of(
            "StringEquals",
            "StringNotEquals",
            "StringLikeIfExists",
            "ForAllValues:StringEquals",
            "ForAnyValue:StringLike",
            "Null",
            "StringSounds");

    private final Random random;

    RandomPolicies(long seed) {
        this.random = new Random(seed);
    }

    AuthorizationRequest request() {
        RequestContext.Builder keys = RequestContext.builder().put("aws:username", pick(List.of("fn", "alice")));
        if (random.nextBoolean()) {
            keys.put("aws:SourceVpc", pick(List.of("vpc-1", "vpc-2")));
        }
        return new AuthorizationRequest(
                Callers.named(pick(CALLERS)),
                pick(List.of("lambda:InvokeFunctionUrl", "lambda:InvokeFunction")),
                pick(List.of(FN, FN + ":prod")),
                keys.build());
    }

    /** The same request without the key. */
    AuthorizationRequest without(AuthorizationRequest request, String key) {
        RequestContext.Builder keys = RequestContext.builder();
        request.context().names().stream()
                .filter(name -> !name.equals(RequestContext.name(key)))
                .forEach(name -> {
                    if (request.context().value(name) instanceof RequestContext.Present(List<String> values)) {
                        keys.put(name, values);
                    }
                });
        return new AuthorizationRequest(request.principal(), request.action(), request.resource(), keys.build());
    }

    /** Absent, with each value the policies ask for and one they do not, and where it may have several with some together. */
    List<RequestContext> values(String key, boolean several) {
        List<RequestContext> values = new ArrayList<>(List.of(
                RequestContext.empty(),
                RequestContext.builder().put(key, "vpc-1").build(),
                RequestContext.builder().put(key, "vpc-2").build(),
                RequestContext.builder().put(key, "elsewhere").build()));
        if (several) {
            values.add(RequestContext.builder().put(key, "vpc-1", "vpc-2").build());
            values.add(RequestContext.builder().put(key, "vpc-1", "elsewhere").build());
            values.add(RequestContext.builder().put(key, "vpc-2", "elsewhere").build());
            values.add(RequestContext.builder()
                    .put(key, "vpc-1", "vpc-2", "elsewhere")
                    .build());
        }
        return values;
    }

    PolicySet policies() {
        PolicySet.Builder set = PolicySet.builder();
        for (int count = random.nextInt(3); count > 0; count--) {
            set.identity(policy(PolicyType.IDENTITY, null));
        }
        if (random.nextInt(3) > 0) {
            set.resource(policy(PolicyType.RESOURCE, null));
        }
        if (random.nextInt(4) == 0) {
            set.boundary(policy(PolicyType.BOUNDARY, null));
        }
        if (random.nextInt(4) == 0) {
            set.session(List.of(policy(PolicyType.SESSION, null)));
        }
        if (random.nextInt(4) == 0) {
            set.organizationLevel(List.of(policy(PolicyType.ORGANIZATION, null)));
        }
        return set.build();
    }

    /** A policy of one to three statements, of one effect or mostly allowing. */
    SourcedPolicy policy(PolicyType type, @Nullable Effect effect) {
        List<Statement> statements = new ArrayList<>();
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            Effect mixed = random.nextInt(4) == 0 ? Effect.DENY : Effect.ALLOW;
            statements.add(statement(type, effect == null ? mixed : effect));
        }
        Policy.Version version = random.nextInt(5) == 0 ? Policy.Version.V2008_10_17 : Policy.Version.V2012_10_17;
        return new SourcedPolicy(PolicySource.of(type, "random"), new Policy(version, Optional.empty(), statements));
    }

    private Statement statement(PolicyType type, Effect effect) {
        Optional<PrincipalElement> principal = type == PolicyType.RESOURCE && random.nextInt(15) > 0
                ? Optional.of(new PrincipalElement(
                        random.nextInt(8) == 0,
                        List.of(pick(PRINCIPALS)),
                        List.of("s3.amazonaws.com"),
                        List.of(),
                        List.of()))
                : Optional.empty();
        List<Condition> conditions = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            String operator = pick(OPERATORS);
            String value = operator.equals("Null") ? pick(List.of("true", "false")) : pick(List.of("vpc-1", "vpc-2"));
            conditions.add(new Condition(operator, "aws:SourceVpc", List.of(value)));
        }
        return new Statement(
                Optional.empty(),
                effect,
                principal,
                new PatternElement(random.nextInt(8) == 0, List.of(pick(ACTIONS))),
                Optional.of(new PatternElement(random.nextInt(8) == 0, List.of(pick(RESOURCES)))),
                conditions,
                random.nextInt(20) == 0 ? Optional.of("Broken.") : Optional.empty());
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
