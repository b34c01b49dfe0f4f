package dev.latchkey.permission.principals;

import dev.latchkey.permission.principals.Draft.Target;
import dev.latchkey.permission.text.LintNote;
import dev.latchkey.permission.text.PolicyLint;
import dev.latchkey.permission.text.PolicySize;
import dev.latchkey.policy.json.PolicyKind;
import dev.latchkey.policy.json.PolicyProblem;
import dev.latchkey.policy.json.PolicyReader;
import dev.latchkey.policy.json.ReadResult.Read;
import dev.latchkey.policy.json.ReadResult.Refused;
import java.util.ArrayList;
import java.util.List;

/**
 * What there is to say about a policy text before it is written.
 *
 * @param problems for which AWS would refuse it
 * @param notes on what AWS would take
 */
record PolicyCheck(List<PolicyProblem> problems, List<LintNote> notes, PolicySize size) {

    static PolicyCheck of(PrincipalView view, String policyName, Target target, String text) {
        PolicySize size = switch (target) {
            case INLINE -> PolicySize.ofInline(view.principal().kind(), text, view.inlineTextsBut(policyName));
            case MANAGED -> PolicySize.ofManaged(text);
        };
        return switch (PolicyReader.read(text, PolicyKind.IDENTITY)) {
            case Read(var policy) -> new PolicyCheck(tooLong(size), PolicyLint.of(policy, text), size);
            case Refused(var problems) -> {
                List<PolicyProblem> all = new ArrayList<>(problems);
                all.addAll(tooLong(size));
                yield new PolicyCheck(all, List.of(), size);
            }
        };
    }

    public boolean writable() {
        return problems.isEmpty();
    }

    private static List<PolicyProblem> tooLong(PolicySize size) {
        return size.fits()
                ? List.of()
                : List.of(new PolicyProblem(1, 1, "The policy is too long: " + size.words() + ", blanks not counted."));
    }
}
