package dev.latchkey.access;

import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.Snapshot;
import dev.latchkey.policy.Answer;
import dev.latchkey.policy.Answers;
import dev.latchkey.policy.PolicySet;
import dev.latchkey.policy.PolicyType;
import dev.latchkey.policy.RequestContext;
import dev.latchkey.policy.ResourceTable;
import dev.latchkey.policy.ResourceTable.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every principal of a snapshot against every function URL, as verdicts without reasons; the same that {@link
 * AccessChecks#check} comes to, thousands at a time.
 */
final class VerdictGrid {

    private final List<FunctionUrl> urls;
    private final Map<String, Integer> columns = new HashMap<>();
    private final Map<String, Verdict[]> rows = new HashMap<>();

    VerdictGrid(AccessChecks checks, Snapshot snapshot) {
        this.urls = snapshot.functionUrls();
        for (int i = 0; i < urls.size(); i++) {
            columns.put(urls.get(i).id(), i);
        }
        UrlContext context = checks.context(snapshot);
        List<ResourceTable> tables = checks.actions(snapshot).stream()
                .map(action -> table(action, snapshot, context))
                .toList();
        Verdict[] unsigned = unsigned(checks, snapshot);
        for (KnownPrincipal principal : snapshot.principals()) {
            rows.put(principal.arn(), row(tables, context, snapshot, principal, unsigned));
        }
    }

    private ResourceTable table(String action, Snapshot snapshot, UrlContext context) {
        List<Resource> resources = new ArrayList<>();
        for (FunctionUrl url : urls) {
            PolicySet policies = snapshot.policySetOf(url).build();
            resources.add(new Resource(
                    url.functionArn(),
                    policies.resource().orElse(null),
                    policies.unread().contains(PolicyType.RESOURCE),
                    context.ofUrl(url, action, policies)));
        }
        return new ResourceTable(action, resources);
    }

    /** What everybody gets from URLs that ask for no signature; null at the others. */
    private Verdict[] unsigned(AccessChecks checks, Snapshot snapshot) {
        Verdict[] verdicts = new Verdict[urls.size()];
        for (int i = 0; i < verdicts.length; i++) {
            FunctionUrl url = urls.get(i);
            if (url.unsigned()) {
                PolicySet policies = snapshot.policySetOf(url).build();
                verdicts[i] = checks.check(snapshot, Subject.anonymous(), policies, url, RequestContext.empty())
                        .verdict();
            }
        }
        return verdicts;
    }

    private Verdict[] row(
            List<ResourceTable> tables,
            UrlContext context,
            Snapshot snapshot,
            KnownPrincipal principal,
            Verdict[] unsigned) {
        Subject subject = Subject.of(principal, SignedWith.ANYTHING);
        PolicySet policies = snapshot.policySetOf(principal);
        RequestContext asking = context.ofCaller(subject, policies);
        List<Answers> answers = tables.stream()
                .map(table -> table.decide(subject.principal(), asking, policies))
                .toList();
        Verdict[] row = unsigned.clone();
        for (int i = 0; i < row.length; i++) {
            if (row[i] == null) {
                boolean unread = !policies.unread().isEmpty()
                        || tables.getFirst().resources().get(i).unread();
                row[i] = joined(answers, i, unread);
            }
        }
        return row;
    }

    /** All actions must be allowed, the worst answer speaks. */
    private static Verdict joined(List<Answers> answers, int url, boolean unread) {
        Verdict joined = Verdict.ALLOWED;
        for (Answers each : answers) {
            Answer answer = each.at(url);
            if (answer == Answer.EXPLICITLY_DENIED || answer == Answer.IMPLICITLY_DENIED) {
                return Verdict.DENIED;
            }
            if (answer == Answer.UNDETERMINED) {
                joined = unread ? Verdict.UNKNOWN : Verdict.DEPENDS;
            }
        }
        return joined;
    }

    Verdict at(KnownPrincipal principal, FunctionUrl url) {
        Verdict[] row = rows.get(principal.arn());
        Integer column = columns.get(url.id());
        if (row == null || column == null) {
            throw new IllegalArgumentException("The snapshot does not hold " + principal.arn() + " or " + url.id());
        }
        return row[column];
    }

    /** How many URLs each verdict stands at in the principal's row. */
    Reach.Count reach(KnownPrincipal principal) {
        int[] counts = new int[Verdict.values().length];
        urls.forEach(url -> counts[at(principal, url).ordinal()]++);
        int open = counts[Verdict.ALLOWED.ordinal()] + counts[Verdict.PUBLIC.ordinal()];
        return new Reach.Count(
                open,
                counts[Verdict.PUBLIC.ordinal()],
                counts[Verdict.DEPENDS.ordinal()],
                counts[Verdict.UNKNOWN.ordinal()],
                urls.size());
    }

    /** How many of these get the verdict at the URL. */
    int count(Collection<KnownPrincipal> principals, FunctionUrl url, Verdict... verdicts) {
        List<Verdict> asked = List.of(verdicts);
        return (int) principals.stream()
                .filter(principal -> asked.contains(at(principal, url)))
                .count();
    }
}
