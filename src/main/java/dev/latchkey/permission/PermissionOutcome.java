package dev.latchkey.permission;

import dev.latchkey.aws.AwsProblem;
import dev.latchkey.console.Problem;
import org.jspecify.annotations.Nullable;

/** How a change ended. */
public sealed interface PermissionOutcome {

    /** It was made. */
    record Made() implements PermissionOutcome {}

    /**
     * Somebody else changed the same policy; nothing was written.
     *
     * @param now the document as it stands, empty where there is none
     */
    record Overtaken(String now) implements PermissionOutcome {}

    /**
     * It was not made, or not wholly; the problem says which.
     *
     * @param status what to answer the browser with
     * @param aws AWS's own words, or null where AWS was not asked
     */
    record Refused(int status, Problem problem, @Nullable AwsProblem aws) implements PermissionOutcome {

        /** In the words AWS's refusals have everywhere. */
        public static Refused by(AwsProblem aws) {
            return by(aws, new Problem(aws.what(), aws.why(), aws.todo()));
        }

        /** In words of this case, AWS's own beside them. */
        public static Refused by(AwsProblem aws, Problem problem) {
            return new Refused(statusOf(aws), problem, aws);
        }

        /** What was typed to confirm is not the name. */
        public static Refused mistyped(String name) {
            return new Refused(
                    422,
                    new Problem(
                            "Nothing was changed.",
                            "What you typed is not " + name + ".",
                            "Type the function's name exactly."),
                    null);
        }

        /** What the operator sent can be corrected (422), meets something else (404, 409), or AWS is not at hand (502). */
        private static int statusOf(AwsProblem aws) {
            if (aws.denied() || aws.status() >= 500 || aws.status() == 0) {
                return 502;
            }
            return aws.status() == 404 || aws.status() == 409 ? aws.status() : 422;
        }
    }
}
