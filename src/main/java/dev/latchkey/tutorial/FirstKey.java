package dev.latchkey.tutorial;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How far the walkthrough is.
 *
 * @param ticked the steps whose facts are there, in any order
 * @param user the IAM user it is done with
 * @param function the function URL it is done with
 */
record FirstKey(Set<Step> ticked, String user, String function) {

    /** A step of the strip. */
    record Mark(Step step, boolean done, boolean current) {}

    public int done() {
        return ticked.size();
    }

    public int of() {
        return Step.values().length;
    }

    public boolean complete() {
        return done() == of();
    }

    /** The first step not yet done. */
    public Optional<Step> current() {
        return Arrays.stream(Step.values())
                .filter(step -> !ticked.contains(step))
                .findFirst();
    }

    public List<Mark> marks() {
        Optional<Step> current = current();
        return Arrays.stream(Step.values())
                .map(step -> new Mark(
                        step,
                        ticked.contains(step),
                        current.filter(now -> now == step).isPresent()))
                .toList();
    }
}
