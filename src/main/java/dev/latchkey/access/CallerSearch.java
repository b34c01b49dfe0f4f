package dev.latchkey.access;

import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.PrincipalKind;
import dev.latchkey.inventory.Snapshot;
import dev.latchkey.policy.Decision.Undetermined;
import dev.latchkey.policy.GateKind;
import dev.latchkey.policy.PolicySet;
import dev.latchkey.policy.PolicyType;
import dev.latchkey.policy.RequestContext;
import dev.latchkey.policy.StatementResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds everyone who can invoke one function URL: the account's principals, and whom the resource policy names besides. */
final class CallerSearch {

    private final AccessChecks checks;
    private final Snapshot snapshot;
    private final FunctionUrl url;
    private final List<Caller> rows = new ArrayList<>();
    private boolean complete = true;

    CallerSearch(AccessChecks checks, Snapshot snapshot, FunctionUrl url) {
        this.checks = checks;
        this.snapshot = snapshot;
        this.url = url;
    }

    Callers callers() {
        if (url.unsigned()) {
            add(CallerKind.ANYONE, "Anyone", null, check(Subject.anonymous(), PolicyType.RESOURCE));
        } else {
            principals(PrincipalKind.USER, CallerKind.USER);
            principals(PrincipalKind.ROLE, CallerKind.ROLE);
            complete &= !snapshot.lacksPrincipals();
            NamedPrincipals.in(url).forEach(this::named);
        }
        return new Callers(List.copyOf(rows), complete && !url.resourcePolicy().unknown());
    }

    /** The same as numbers; users and roles are counted in the grid. */
    Callers.Count count(VerdictGrid grid) {
        if (url.unsigned()) {
            return callers().count();
        }
        NamedPrincipals.in(url).forEach(this::named);
        Callers.Count named =
                new Callers(rows, complete && !url.resourcePolicy().unknown()).count();
        List<KnownPrincipal> users = snapshot.principals(PrincipalKind.USER);
        List<KnownPrincipal> roles = snapshot.principals(PrincipalKind.ROLE);
        boolean told = grid.count(users, url, Verdict.UNKNOWN) + grid.count(roles, url, Verdict.UNKNOWN) == 0;
        return new Callers.Count(
                reaching(grid, users),
                named.roles() + reaching(grid, roles),
                named.otherAccounts(),
                named.services(),
                named.signers(),
                named.anyone(),
                named.complete() && told && !snapshot.lacksPrincipals());
    }

    private int reaching(VerdictGrid grid, List<KnownPrincipal> principals) {
        return grid.count(principals, url, Verdict.ALLOWED, Verdict.PUBLIC, Verdict.DEPENDS);
    }

    private void principals(PrincipalKind kind, CallerKind row) {
        for (KnownPrincipal principal : snapshot.principals(kind)) {
            add(row, principal.name(), principal.arn(), checks.check(snapshot, principal, url, RequestContext.empty()));
        }
    }

    private void named(NamedPrincipals.Named named) {
        switch (named.kind()) {
            case SESSION -> {
                Signer signer = Signer.of(snapshot, named.arn(), SignedWith.SOME_SESSION);
                PolicySet policies = signer.policies(snapshot, url);
                AccessReport report = checks.check(snapshot, signer.subject(), policies, url, RequestContext.empty());
                add(CallerKind.SESSION, named.name(), named.arn(), report);
            }
            case SERVICE -> add(CallerKind.SERVICE, named.name(), null, check(named.subject(), PolicyType.RESOURCE));
            case OTHER_ACCOUNT, ANYONE -> {
                AccessReport report = check(named.subject(), PolicyType.IDENTITY);
                add(named.kind(), named.name(), named.arn(), ourHalf(report, named));
            }
            case USER, ROLE -> {}
        }
    }

    /** The resource side alone; what the other account says is for that account to know. */
    private AccessReport check(Subject subject, PolicyType decides) {
        PolicySet.Builder policies = snapshot.policySetOf(url);
        if (decides == PolicyType.IDENTITY) {
            policies.unread(PolicyType.IDENTITY);
        }
        return checks.check(snapshot, subject, policies.build(), url, RequestContext.empty());
    }

    /** Across accounts both sides must allow (IAM User Guide, "Cross-account policy evaluation logic"); this is ours. */
    private static AccessReport ourHalf(AccessReport report, NamedPrincipals.Named named) {
        boolean onlyTheirs = report.decisions().stream()
                .allMatch(each -> each.decision() instanceof Undetermined open
                        && open.unread().equals(Set.of(PolicyType.IDENTITY)));
        if (!onlyTheirs) {
            return report;
        }
        Reason grant = Optional.ofNullable(report.shown()
                        .decision()
                        .trace()
                        .gate(GateKind.RESOURCE)
                        .deciding())
                .or(() -> matched(report))
                .map(Reasons::grant)
                .orElseGet(() -> Reason.of("Resource policy"));
        return report.as(Verdict.DEPENDS, grant.followedBy(named.theirs()));
    }

    private static Optional<StatementResult> matched(AccessReport report) {
        return report.shown().decision().trace().statements().stream()
                .filter(each -> each.source().type() == PolicyType.RESOURCE && each.matched())
                .findFirst();
    }

    private void add(CallerKind kind, String name, @org.jspecify.annotations.Nullable String arn, AccessReport report) {
        switch (report.verdict()) {
            case ALLOWED, PUBLIC, DEPENDS -> rows.add(new Caller(kind, name, arn, report));
            case UNKNOWN -> complete = false;
            case DENIED -> {}
        }
    }
}
