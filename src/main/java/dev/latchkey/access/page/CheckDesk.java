package dev.latchkey.access.page;

import dev.latchkey.access.AccessChecks;
import dev.latchkey.access.SignedWith;
import dev.latchkey.access.explain.CheckedCall;
import dev.latchkey.access.question.CheckQuestion;
import dev.latchkey.console.Frame;
import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.Inventory;
import dev.latchkey.inventory.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes questions as addresses ask them, and has them checked on the connection's snapshot. */
@Component
class CheckDesk {

    private static final int LONGEST_NAME = 200;

    private final Inventory inventory;
    private final AccessChecks checks;

    CheckDesk(Inventory inventory, AccessChecks checks) {
        this.inventory = inventory;
        this.checks = checks;
    }

    CheckCase asked(Frame frame, Map<String, List<String>> parameters) {
        Snapshot snapshot = inventory.current(frame.connection().id());
        CheckQuestion typed = CheckQuestion.of(parameters);
        CheckSubject subject = CheckSubject.of(snapshot, typed.principal());
        CheckQuestion question = subject.principal().isEmpty() ? typed : typed.by(subject.principal());
        Optional<FunctionUrl> url = snapshot.findFunctionUrl(question.functionId());
        String functionProblem =
                url.isPresent() || question.functionId().isEmpty() ? "" : missing(snapshot, question.functionId());
        String signingProblem = signingProblem(question, subject.principal());
        boolean sound = subject.problem().isEmpty()
                && signingProblem.isEmpty()
                && question.problems().isEmpty();
        Optional<CheckedCall> call =
                question.complete() && sound ? url.map(found -> check(snapshot, question, found)) : Optional.empty();
        return new CheckCase(
                snapshot,
                question,
                CheckPickers.of(snapshot, proposed(question, frame, snapshot), question.functionId()),
                subject.problem(),
                functionProblem,
                signingProblem,
                call);
    }

    private CheckedCall check(Snapshot snapshot, CheckQuestion question, FunctionUrl url) {
        return new CheckedCall(
                snapshot,
                question.principal(),
                url,
                question.context(),
                checks.check(snapshot, question.principal(), url, question.context()));
    }

    /** Until somebody is chosen, whoever signs now is proposed. */
    private static String proposed(CheckQuestion question, Frame frame, Snapshot snapshot) {
        Frame.SigningView signing = frame.signing();
        return !question.principal().isEmpty()
                        || signing == null
                        || snapshot.findPrincipal(signing.principalArn()).isEmpty()
                ? question.principal()
                : signing.principalArn();
    }

    private static String missing(Snapshot snapshot, String id) {
        String shown = id.length() <= LONGEST_NAME ? id : id.substring(0, LONGEST_NAME) + "…";
        boolean bare = snapshot.findFunction(id.split(":", 2)[0]).isPresent();
        return bare
                ? shown + " has no function URL here. Choose another one, or create its URL first."
                : "There is no function URL " + shown + " in "
                        + snapshot.origin().region()
                        + ". It may have been deleted, or is newer than this copy. Choose another, or read again.";
    }

    private static String signingProblem(CheckQuestion question, String principal) {
        boolean session = principal.matches("arn:[^:]*:(iam|sts)::\\d*:(role|assumed-role|federated-user)/.*");
        return session && question.context().signedWith() == SignedWith.LONG_TERM_KEY
                ? "Only users hold long-term keys; a role signs with sessions. Choose a session."
                : "";
    }
}
