package dev.latchkey.access;

import java.util.List;

/**
 * What one principal gets back from every function URL of the snapshot.
 *
 * @param reports in the order of the function list
 */
public record Reach(List<AccessReport> reports) {

    public Count count() {
        return new Count(
                (int) reports.stream().filter(AccessReport::open).count(),
                of(Verdict.PUBLIC),
                of(Verdict.DEPENDS),
                of(Verdict.UNKNOWN),
                reports.size());
    }

    private int of(Verdict verdict) {
        return (int)
                reports.stream().filter(report -> report.verdict() == verdict).count();
    }

    /**
     * The same as numbers.
     *
     * @param open URLs it can invoke now, public ones included
     * @param everyone URLs open to everyone
     * @param depends URLs that hang on a condition
     * @param unknown URLs nobody can tell about
     * @param all URLs looked at
     */
    public record Count(int open, int everyone, int depends, int unknown, int all) {

        /** {@code 3 of 6 function URLs}. */
        public String ofAll() {
            return open + " of " + all + (all == 1 ? " function URL" : " function URLs");
        }

        /** {@code One of the three is open to everyone.}; empty where none is. */
        public String everyoneWords() {
            if (everyone == 0) {
                return "";
            }
            if (everyone == open) {
                return everyone == 1 ? "It is open to everyone." : "They are open to everyone.";
            }
            String some = Numbers.word(everyone);
            return Character.toUpperCase(some.charAt(0)) + some.substring(1) + " of the " + Numbers.word(open)
                    + (everyone == 1 ? " is" : " are") + " open to everyone.";
        }
    }
}
