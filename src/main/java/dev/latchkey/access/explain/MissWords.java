package dev.latchkey.access.explain;

import dev.latchkey.policy.Condition;
import dev.latchkey.policy.Effect;
import dev.latchkey.policy.MismatchReason.ActionMiss;
import dev.latchkey.policy.MismatchReason.ConditionMiss;
import dev.latchkey.policy.MismatchReason.ConditionUnknown;
import dev.latchkey.policy.MismatchReason.PrincipalMiss;
import dev.latchkey.policy.MismatchReason.ResourceMiss;
import dev.latchkey.policy.MismatchReason.ResourceUnknown;
import dev.latchkey.policy.MismatchReason.Unevaluable;
import dev.latchkey.policy.PatternElement;
import dev.latchkey.policy.PrincipalElement;
import dev.latchkey.policy.StatementResult;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Why a statement does not fit, with what it says and what was asked. */
final class MissWords {

    private static final int SHOWN = 3;

    private MissWords() {}

    /**
     * In full.
     *
     * @param actions the actions it misses, {@code lambda:InvokeFunctionUrl}
     * @param caller whom it would have to name
     */
    static Phrase full(StatementResult missed, List<String> actions, String caller) {
        return switch (Objects.requireNonNull(missed.miss())) {
            case PrincipalMiss(PrincipalElement named, var asking) -> names(named, caller);
            case ActionMiss(PatternElement named, String asked) -> action(named, actions);
            case ResourceMiss(PatternElement named, String asked) -> resource(named, asked);
            case ResourceUnknown(PatternElement named, String asked, var keys) ->
                Phrase.of("Whether ")
                        .list(named.patterns(), "or", SHOWN)
                        .text(" covers ")
                        .mono(asked)
                        .text(" depends on " + OpenKeys.words(keys) + ".");
            case ConditionMiss(Condition condition, List<String> actual, boolean absent) ->
                condition(condition, actual, absent);
            case ConditionUnknown(Condition condition, var keys) ->
                asks(condition).text("; what the request carries is not known.");
            case Unevaluable(String reason) ->
                Phrase.of("It cannot be evaluated: " + reason
                        + (missed.statement().effect() == Effect.ALLOW ? " It allows nothing." : ""));
        };
    }

    /** In a row. */
    static Phrase brief(StatementResult missed, String caller) {
        Phrase statement = Phrase.of("Statement ")
                .mono(missed.statement()
                        .sid()
                        .filter(sid -> !sid.isEmpty())
                        .orElse(String.valueOf(missed.index() + 1)));
        return switch (Objects.requireNonNull(missed.miss())) {
            case PrincipalMiss principal -> Phrase.of("No statement names " + caller);
            case ActionMiss(PatternElement named, String asked) ->
                Phrase.of("None for " + caller + " covers " + asked.substring(asked.indexOf(':') + 1));
            case ResourceMiss resource -> statement.text(" is for another function");
            case ResourceUnknown resource -> statement.text(" may be for another function");
            case ConditionMiss condition ->
                statement.text(" asks for another "
                        + OpenKeys.word(condition.condition().key()));
            case ConditionUnknown condition -> statement.text(" depends on " + OpenKeys.words(condition.unknownKeys()));
            case Unevaluable unevaluable -> statement.text(" cannot be evaluated");
        };
    }

    private static Phrase names(PrincipalElement named, String caller) {
        List<String> all = Stream.of(named.aws(), named.services(), named.federated(), named.canonicalUsers())
                .flatMap(List::stream)
                .toList();
        return named.negated()
                ? Phrase.of("It is for everybody but ")
                        .list(all, "and", SHOWN)
                        .text(", and that includes " + caller + ".")
                : Phrase.of("It names ")
                        .list(all, "and", SHOWN)
                        .text(", not ")
                        .bold(caller)
                        .text(".");
    }

    private static Phrase action(PatternElement named, List<String> asked) {
        if (named.negated()) {
            return Phrase.of("It is for all actions but ")
                    .list(named.patterns(), "and", SHOWN)
                    .text(", and that leaves out ")
                    .list(asked, "and", SHOWN)
                    .text(".");
        }
        return new Phrase()
                .list(named.patterns(), "and", SHOWN)
                .text(named.patterns().size() == 1 ? " does not cover " : " do not cover ")
                .list(asked, "or", SHOWN)
                .text(".");
    }

    private static Phrase resource(PatternElement named, String asked) {
        if (named.negated()) {
            return Phrase.of("It is for all resources but ")
                    .list(named.patterns(), "and", SHOWN)
                    .text(", and that leaves out ")
                    .mono(asked)
                    .text(".");
        }
        Phrase phrase = new Phrase()
                .list(named.patterns(), "and", SHOWN)
                .text(named.patterns().size() == 1 ? " does not cover " : " do not cover ")
                .mono(asked)
                .text(".");
        boolean aliasOf = named.patterns().stream().anyMatch(pattern -> asked.startsWith(pattern + ":"));
        return aliasOf ? phrase.text(" It names the function; the call goes to its alias.") : phrase;
    }

    private static Phrase condition(Condition condition, List<String> actual, boolean absent) {
        Phrase asks = asks(condition);
        return absent || actual.isEmpty()
                ? asks.text("; the request does not carry that key.")
                : asks.text("; the request has ").list(actual, "and", SHOWN).text(".");
    }

    /** {@code It asks for aws:SourceVpc StringEquals vpc-0a41c7}. */
    static Phrase asks(Condition condition) {
        return Phrase.of("It asks for ")
                .mono(condition.key())
                .text(" ")
                .mono(condition.operator())
                .text(" ")
                .list(condition.values(), "or", SHOWN);
    }
}
