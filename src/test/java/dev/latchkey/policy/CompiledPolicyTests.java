package dev.latchkey.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The index finds exactly the statements whose Action covers, however often and for however many actions it is asked. */
class CompiledPolicyTests {

    private static final List<String> PATTERNS = List.of(
            "*",
            "s3:*",
            "S3:Get*",
            "s?:GetObject",
            "lambda:Invoke*",
            "LAMBDA:invokefunctionurl",
            "iam:*",
            "sts:AssumeRole",
            "*:Get*",
            "logs:*",
            "ec2:Run?nstances",
            "a:b",
            "zebra:*",
            "nocolon",
            "İam:*");
    private static final List<String> ACTIONS = List.of(
            "s3:GetObject",
            "s3:PutObject",
            "lambda:InvokeFunctionUrl",
            "Lambda:InvokeFunction",
            "iam:CreateUser",
            "sts:AssumeRole",
            "logs:PutLogEvents",
            "ec2:RunInstances",
            "a:b",
            "zebra:Stripe",
            "s4:GetObject",
            "zz:Top",
            "iam",
            "",
            ":x",
            "İam:x");

    @Test
    void findsTheStatementsThatCover() {
        Random random = new Random(20261123);
        int found = 0;
        for (int round = 0; round < 500; round++) {
            List<Statement> statements = new ArrayList<>();
            for (int count = random.nextInt(8); count > 0; count--) {
                statements.add(statement(random));
            }
            CompiledPolicy policy = new Policy(Policy.Version.V2012_10_17, Optional.empty(), statements).compiled();
            for (int asked = 0; asked < 40; asked++) {
                String action = ACTIONS.get(random.nextInt(ACTIONS.size()));
                List<Statement> expected = statements.stream()
                        .filter(statement -> covers(statement, action))
                        .toList();
                assertThat(Stream.of(policy.covering(action)).map(CompiledStatement::statement))
                        .as("%s of %s", action, statements)
                        .containsExactlyElementsOf(expected);
                found += expected.size();
            }
        }
        assertThat(found).isGreaterThan(5_000);
    }

    private static boolean covers(Statement statement, String action) {
        PatternElement element = statement.action();
        boolean named = element.patterns().stream()
                .anyMatch(pattern -> Glob.ignoringCase(Template.plain(pattern)).matches(action));
        boolean unreadable = statement.flaw().isPresent()
                && element.patterns().stream().anyMatch(pattern -> !pattern.equals("*") && !pattern.contains(":"));
        return unreadable || named != element.negated();
    }

    private static Statement statement(Random random) {
        List<String> patterns = new ArrayList<>();
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            patterns.add(PATTERNS.get(random.nextInt(PATTERNS.size())));
        }
        return new Statement(
                Optional.empty(),
                random.nextBoolean() ? Effect.ALLOW : Effect.DENY,
                Optional.empty(),
                new PatternElement(random.nextInt(5) == 0, patterns),
                Optional.of(new PatternElement(false, List.of("*"))),
                List.of(),
                random.nextInt(6) == 0 ? Optional.of("Broken.") : Optional.empty());
    }

    @Test
    void isMadeOnceAndShared() {
        Policy policy = new Policy(Policy.Version.V2012_10_17, Optional.empty(), List.of());
        assertThat(policy.compiled()).isSameAs(policy.compiled());
        assertThat(policy)
                .isEqualTo(new Policy(Policy.Version.V2012_10_17, Optional.empty(), List.of()))
                .hasSameHashCodeAs(new Policy(Policy.Version.V2012_10_17, Optional.empty(), List.of()))
                .isNotEqualTo(new Policy(Policy.Version.V2008_10_17, Optional.empty(), List.of()))
                .isNotEqualTo(new Policy(Policy.Version.V2012_10_17, Optional.of("x"), List.of()))
                .isNotEqualTo(
                        new Policy(Policy.Version.V2012_10_17, Optional.empty(), List.of(statement(new Random(1)))));
    }
}
