package dev.latchkey.permission.statement;

import dev.latchkey.permission.statement.Sentence.Tone;
import dev.latchkey.policy.Condition;
import dev.latchkey.policy.Effect;
import dev.latchkey.policy.PatternElement;
import dev.latchkey.policy.Policy;
import dev.latchkey.policy.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Policies in words: one sentence a statement, one sentence for two statements that differ only in the action. */
public final class Sentences {

    private Sentences() {}

    /**
     * A resource policy.
     *
     * @param functionArn whose policy it is; statements about it do not repeat its name
     */
    public static List<Sentence> ofResourcePolicy(Policy policy, String functionArn) {
        List<Sentence> sentences = new ArrayList<>();
        Set<Integer> said = new HashSet<>();
        for (int i = 0; i < policy.statements().size(); i++) {
            if (said.add(i)) {
                int partner = StatementPair.partnerOf(policy, i, said);
                said.add(partner);
                sentences.add(sentence(policy, i, partner, functionArn));
            }
        }
        return sentences;
    }

    /**
     * A policy that a principal holds.
     *
     * @param subject {@code The user}
     */
    public static List<Sentence> ofIdentityPolicy(Policy policy, String subject, String name) {
        List<Sentence> sentences = new ArrayList<>();
        for (int i = 0; i < policy.statements().size(); i++) {
            Statement statement = policy.statements().get(i);
            Phrase phrase = new Phrase().words(subject + " ").name(name);
            addVerb(phrase, statement);
            ActionWords.addActions(phrase, statement.action());
            statement.resource().ifPresent(resources -> {
                phrase.words(" on ");
                ActionWords.addResources(phrase, resources);
            });
            ConditionWords.addOrganizations(phrase, statement.conditions());
            ConditionWords.add(phrase, statement.conditions());
            sentences.add(new Sentence(
                    phrase.words(".").tokens(),
                    tone(statement),
                    List.of(i),
                    statement.sid().stream().toList(),
                    flaw(statement),
                    null));
        }
        return sentences;
    }

    private static Sentence sentence(Policy policy, int first, int second, String functionArn) {
        List<Statement> all = policy.statements();
        boolean pair = second >= 0;
        Statement statement = pair ? StatementPair.forUrl(all.get(first), all.get(second)) : all.get(first);
        Phrase phrase = new Phrase();
        statement.principal().ifPresent(principal -> PrincipalWords.add(phrase, principal));
        ConditionWords.addOrganizations(phrase, statement.conditions());
        addVerb(phrase, statement);
        ActionWords.addActions(phrase, pair ? StatementPair.ACTIONS : statement.action());
        statement
                .resource()
                .filter(resource -> isElsewhere(resource, functionArn))
                .ifPresent(resource -> {
                    phrase.words(" on ");
                    ActionWords.addResources(phrase, resource);
                });
        ConditionWords.add(phrase, statement.conditions());
        List<Integer> places = pair ? List.of(first, second) : List.of(first);
        List<String> warnings = new ArrayList<>(flaw(statement));
        warnings.addAll(
                pair ? GrantWarnings.ofPair(statement, functionArn) : GrantWarnings.of(policy, statement, functionArn));
        return new Sentence(
                capitalised(phrase.words(".").tokens()),
                GrantWarnings.matchesNobody(statement) ? Tone.DEAD : tone(statement),
                places,
                places.stream()
                        .map(all::get)
                        .flatMap(each -> each.sid().stream())
                        .toList(),
                warnings,
                pair ? null : GrantWarnings.missing(policy, statement));
    }

    private static void addVerb(Phrase phrase, Statement statement) {
        phrase.words(statement.effect() == Effect.ALLOW ? " may call " : " may never call ");
    }

    private static boolean isElsewhere(PatternElement resource, String functionArn) {
        return resource.negated() || !resource.patterns().equals(List.of(functionArn));
    }

    private static Tone tone(Statement statement) {
        if (statement.effect() == Effect.DENY) {
            return Tone.DENY;
        }
        boolean anyone = statement
                .principal()
                .map(principal -> principal.isAnyone() || principal.negated())
                .orElse(false);
        boolean narrowed = statement.conditions().stream().anyMatch(Sentences::narrows);
        boolean wild =
                statement.action().negated() || statement.action().patterns().contains("*");
        if (wild || anyone && !narrowed) {
            return Tone.ALARM;
        }
        return narrowed ? Tone.CONDITION : Tone.ALLOW;
    }

    /** The two conditions of every URL grant leave nobody out. */
    private static boolean narrows(Condition condition) {
        String key = ConditionWords.key(condition);
        return !key.equals(ConditionWords.AUTH_TYPE) && !key.equals(ConditionWords.VIA_URL);
    }

    private static List<String> flaw(Statement statement) {
        return statement
                .flaw()
                .map(reason -> List.of("This statement cannot be evaluated: " + reason))
                .orElse(List.of());
    }

    private static List<Token> capitalised(List<Token> tokens) {
        Token first = tokens.getFirst();
        if (first.look() != Token.Look.WORDS || first.text().isEmpty()) {
            return tokens;
        }
        List<Token> changed = new ArrayList<>(tokens);
        changed.set(
                0,
                Token.words(Character.toUpperCase(first.text().charAt(0))
                        + first.text().substring(1)));
        return changed;
    }
}
