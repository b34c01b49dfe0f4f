package dev.latchkey.policy;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds the unknown keys an answer really hangs on: those of statements that can turn it. */
final class Pivots {

    /** Two to the power of this many walks is the most that is tried; with more, every unknown key is named. */
    private static final int MOST = 8;

    private final Evaluation evaluation;
    private final List<StatementResult> uncertain;

    Pivots(Evaluation evaluation) {
        this.evaluation = evaluation;
        this.uncertain =
                evaluation.all().stream().filter(StatementResult::uncertain).toList();
    }

    Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        boolean[] answers = uncertain.size() <= MOST ? answers() : new boolean[0];
        for (int i = 0; i < uncertain.size(); i++) {
            if (uncertain.size() > MOST || turns(answers, 1 << i)) {
                keys.addAll(uncertain.get(i).unknownKeys());
            }
        }
        return keys;
    }

    /** The answer for each way the uncertain statements may fall: bit i says that statement i matches. */
    private boolean[] answers() {
        Map<StatementResult, Integer> bits = new IdentityHashMap<>();
        for (int i = 0; i < uncertain.size(); i++) {
            bits.put(uncertain.get(i), 1 << i);
        }
        boolean[] answers = new boolean[1 << uncertain.size()];
        for (int falls = 0; falls < answers.length; falls++) {
            int matching = falls;
            answers[falls] = new GateWalk(evaluation, result -> (matching & bits.getOrDefault(result, 0)) != 0)
                    .walk()
                    .allowed();
        }
        return answers;
    }

    private static boolean turns(boolean[] answers, int bit) {
        for (int falls = 0; falls < answers.length; falls++) {
            if (answers[falls] != answers[falls ^ bit]) {
                return true;
            }
        }
        return false;
    }
}
