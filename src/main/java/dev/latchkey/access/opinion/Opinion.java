package dev.latchkey.access.opinion;

import dev.latchkey.console.Problem;
import dev.latchkey.inventory.SecondOpinions.Refused;
import java.util.List;

/** What is shown of AWS's simulator. */
public sealed interface Opinion {

    /**
     * It answered.
     *
     * @param reasons why the answers differ, or what the simulator did not look at where they agree; whole sentences
     */
    record Beside(List<Row> rows, List<String> reasons) implements Opinion {

        public boolean agree() {
            return rows.stream().allMatch(row -> row.comparison() == Comparison.AGREE);
        }
    }

    /** It was asked and refused. */
    record Unanswered(Refused refusal) implements Opinion {}

    /** It cannot be asked this. */
    record NotAsked(Problem why) implements Opinion {}

    /**
     * One action.
     *
     * @param ours {@code Allowed}, {@code Denied} or {@code Depends}
     * @param theirs {@code allowed}, {@code explicitDeny} or {@code implicitDeny}, as AWS writes it
     * @param grounds what AWS says it rests on, may be empty
     */
    record Row(
            String action,
            String ours,
            String theirs,
            boolean theirsAllowed,
            List<String> grounds,
            Comparison comparison) {}
}
