package dev.latchkey.inventory;

import dev.latchkey.aws.AwsProblem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks AWS's own policy simulator (IAM API Reference, "SimulatePrincipalPolicy"). */
public interface SecondOpinions {

    /** What the simulator makes of a user or role at a function URL. */
    SecondOpinion ask(Question question);

    /**
     * What is asked.
     *
     * @param principalArn of an IAM user or role; the simulator knows no sessions
     * @param resourcePolicy JSON; the simulator takes one for users only, and it is left out for others
     * @param actions what a request through the URL needs, each with the condition keys that are known of it
     */
    record Question(
            String connectionId,
            String principalArn,
            FunctionUrl url,
            Optional<String> resourcePolicy,
            Map<String, Map<String, List<String>>> actions) {}

    /** What came back. */
    sealed interface SecondOpinion {}

    /** One answer per action, in the order asked. */
    record Given(List<Simulated> answers) implements SecondOpinion {}

    /** AWS refused the simulation, or did not answer. */
    record Refused(AwsProblem problem) implements SecondOpinion {}

    /**
     * The simulator's answer for one action.
     *
     * @param decision {@code allowed}, {@code explicitDeny} or {@code implicitDeny}
     * @param policies the policies whose statements matched, as AWS names them
     * @param missingKeys condition keys it would have needed; statements that ask for them do not match
     * @param stoppedByOrganization whether a service control policy stands against it
     * @param stoppedByBoundary whether the permissions boundary leaves it out
     */
    record Simulated(
            String action,
            String decision,
            List<String> policies,
            List<String> missingKeys,
            boolean stoppedByOrganization,
            boolean stoppedByBoundary) {

        public boolean allowed() {
            return decision.equals("allowed");
        }
    }
}
