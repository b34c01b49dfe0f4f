package dev.latchkey.access.remedy;

import dev.latchkey.access.AccessReport;
import dev.latchkey.access.Verdict;
import dev.latchkey.access.remedy.change.Asker;
import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.HeldPolicy;
import dev.latchkey.inventory.HeldPolicy.Kind;
import dev.latchkey.policy.GateKind;
import dev.latchkey.policy.GateState;
import dev.latchkey.policy.PolicyType;
import dev.latchkey.policy.StatementResult;
import java.util.Optional;

/** Why no change could be shown to allow a call, in whole sentences. */
final class Obstacle {

    private Obstacle() {}

    static String of(AccessReport report, Asker asker, FunctionUrl url) {
        if (organization(report)) {
            return "An organization policy stops it. Ask who runs the organization " + asker.account() + " belongs to.";
        }
        boolean local = asker.account().equals(url.accountId());
        if (local && asker.known().isEmpty() && !asker.isRoot()) {
            return report.verdict() == Verdict.UNKNOWN
                    ? report.reason().sentence() + ", so there is nobody to give a permission to."
                    : "There is no such principal to give a permission to.";
        }
        if (report.verdict() == Verdict.UNKNOWN) {
            return report.reason().sentence()
                    + ". What stands there may deny whatever is added, so no change can be proved.";
        }
        if (url.unsigned() && report.reason().words().startsWith("Explicit deny")) {
            return report.reason().sentence() + ". Latchkey does not propose to open a URL to anyone against a deny.";
        }
        return kept(report)
                .or(() -> bounded(asker))
                .orElse("Latchkey tried the changes it knows, alone and up to three together; none of them allows it.");
    }

    static boolean organization(AccessReport report) {
        return report.decisions().stream()
                .anyMatch(each ->
                        each.decision().trace().gate(GateKind.ORGANIZATION).state() == GateState.STOPPED
                                || each.decision()
                                        .deciding()
                                        .filter(by -> by.source().type() == PolicyType.ORGANIZATION)
                                        .filter(by -> !each.decision().allowed())
                                        .isPresent());
    }

    /** A Deny of a policy that the account cannot edit. */
    private static Optional<String> kept(AccessReport report) {
        return report.decisions().stream()
                .flatMap(each -> each.decision().trace().statements().stream())
                .filter(Denies::stands)
                .map(StatementResult::source)
                .filter(source -> source.arn() != null && source.arn().contains(":iam::aws:"))
                .map(source -> source.name() + " denies it, and AWS keeps that policy. Ask why it is attached before"
                        + " you detach it.")
                .findFirst();
    }

    private static Optional<String> bounded(Asker asker) {
        return asker.known()
                .flatMap(known -> known.findBoundary())
                .filter(held -> held.kind() == Kind.AWS_MANAGED)
                .map(HeldPolicy::name)
                .map(name -> "The boundary " + name + " is kept by AWS. Give " + asker.name()
                        + " a boundary of your own" + " that allows both actions.");
    }
}
