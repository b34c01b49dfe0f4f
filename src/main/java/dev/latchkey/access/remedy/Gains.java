package dev.latchkey.access.remedy;

import dev.latchkey.access.AccessChecks;
import dev.latchkey.access.remedy.change.Asked;
import dev.latchkey.access.remedy.change.Caution;
import dev.latchkey.access.remedy.change.Change;
import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.KnownPrincipal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts who else can invoke what once changes are made, by asking the check about the same call before and after. */
final class Gains {

    /** Others asked about; a policy that more stand under is not counted out. */
    private static final int MOST = 500;

    private final AccessChecks checks;
    private final Asked asked;

    Gains(AccessChecks checks, Asked asked) {
        this.checks = checks;
        this.asked = asked;
    }

    Gain of(List<Change> changes) {
        String beyond = changes.stream()
                .map(Change::beyond)
                .filter(words -> !words.isEmpty())
                .distinct()
                .collect(Collectors.joining(" and "));
        Set<String> others = changes.stream()
                .flatMap(change -> change.others().stream())
                .map(KnownPrincipal::arn)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Asked after = asked;
        for (Change change : changes) {
            after = change.after(after);
        }
        Asked before = asked.with(after.context());
        boolean lifted = changes.stream().anyMatch(change -> change.caution() == Caution.DENY);
        return new Gain(
                gaining(others, before, after), others.size() > MOST, lifted ? moreUrls(before, after) : 0, beyond);
    }

    private int gaining(Set<String> others, Asked before, Asked after) {
        return (int) others.stream()
                .limit(MOST)
                .filter(other -> open(after.by(other)) && !open(before.by(other)))
                .count();
    }

    /** Other URLs that open to the one who asked: a Deny may have covered them as well. */
    private int moreUrls(Asked before, Asked after) {
        return (int) asked.snapshot().functionUrls().stream()
                .map(FunctionUrl::id)
                .filter(id -> !id.equals(asked.urlId()))
                .limit(MOST)
                .filter(id -> open(after.at(id)) && !open(before.at(id)))
                .count();
    }

    private boolean open(Asked question) {
        return question.open(checks);
    }
}
