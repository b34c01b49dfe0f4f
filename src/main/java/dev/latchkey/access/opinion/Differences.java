package dev.latchkey.access.opinion;

import dev.latchkey.access.AccessReport;
import dev.latchkey.access.CallContext;
import dev.latchkey.inventory.SecondOpinions.Question;
import dev.latchkey.inventory.SecondOpinions.Simulated;
import dev.latchkey.policy.Decision.Undetermined;
import dev.latchkey.policy.PolicyType;
import dev.latchkey.policy.RequestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Why AWS's simulator may answer differently: what it does not look at, and what Latchkey cannot see. */
record Differences(Question question, CallContext context, AccessReport report) {

    List<String> explain(List<Simulated> answers, boolean differ) {
        List<String> reasons = new ArrayList<>();
        if (answers.stream().anyMatch(Simulated::stoppedByOrganization)) {
            reasons.add("A service control policy stands against it. AWS knows it; Latchkey does not read the"
                    + " organization’s policies.");
        }
        if (isRole() && resourcePolicyMatters()) {
            reasons.add("The function’s resource policy names the caller. AWS’s simulator takes resource policies for"
                    + " users only, so it did not look at it for this role.");
        }
        if (context.sessionPolicy() != null) {
            reasons.add("AWS’s simulator does not know session policies; Latchkey applied the one you gave.");
        }
        keys(answers, reasons);
        unread(reasons);
        if (reasons.isEmpty() && differ) {
            reasons.add("None of the known differences explains it. The policies may have changed since Latchkey read"
                    + " them: read again and compare, then probe.");
        }
        return reasons;
    }

    private void keys(List<Simulated> answers, List<String> reasons) {
        Set<String> absent = missing(answers, RequestContext.Absent.class);
        if (!absent.isEmpty()) {
            reasons.add("This call carries no " + String.join(" and no ", absent) + ". Latchkey knows what that means;"
                    + " AWS’s simulator cannot be told, and leaves statements out that ask for it.");
        }
        Set<String> unknown = missing(answers, RequestContext.Unknown.class);
        if (!unknown.isEmpty()) {
            reasons.add("Nobody said what " + String.join(" and ", unknown) + " would be. AWS’s simulator leaves"
                    + " statements out that ask for it; Latchkey leaves them open.");
        }
    }

    /** The keys AWS missed that are such to us, as policies write them. */
    private Set<String> missing(List<Simulated> answers, Class<? extends RequestContext.Value> toUs) {
        Set<String> missing = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (Simulated answer : answers) {
            report.decisions().stream()
                    .filter(each -> each.action().equals(answer.action()))
                    .map(each -> each.request().context())
                    .forEach(known -> answer.missingKeys().stream()
                            .filter(key -> toUs.isInstance(known.value(key)))
                            .forEach(missing::add));
        }
        return missing;
    }

    private void unread(List<String> reasons) {
        Set<PolicyType> unread = unread();
        if (unread.remove(PolicyType.RESOURCE)) {
            reasons.add("Latchkey could not read the resource policy, so AWS’s simulator was not given it either.");
        }
        if (!unread.isEmpty()) {
            reasons.add("Latchkey could not read "
                    + unread.stream().map(Differences::words).collect(Collectors.joining(" and "))
                    + "; AWS’s simulator uses what the account holds.");
        }
    }

    private boolean isRole() {
        return question.principalArn().contains(":role/");
    }

    private boolean resourcePolicyMatters() {
        return report.decisions().stream()
                .flatMap(each -> each.decision().trace().statements().stream())
                .anyMatch(result ->
                        result.source().type() == PolicyType.RESOURCE && (result.matched() || result.uncertain()));
    }

    private Set<PolicyType> unread() {
        Set<PolicyType> unread = new TreeSet<>();
        report.decisions().forEach(each -> {
            if (each.decision() instanceof Undetermined open) {
                unread.addAll(open.unread());
            }
        });
        return unread;
    }

    private static String words(PolicyType type) {
        return switch (type) {
            case RESOURCE -> "the resource policy";
            case IDENTITY -> "all identity policies";
            case BOUNDARY -> "the permissions boundary";
            case SESSION -> "the session policy";
            case ORGANIZATION -> "the organization’s policies";
        };
    }
}
