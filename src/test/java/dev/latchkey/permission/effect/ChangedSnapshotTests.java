package dev.latchkey.permission.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.access.AccessChecks;
import dev.latchkey.access.Verdict;
import dev.latchkey.console.Operator;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.PrincipalKind;
import dev.latchkey.inventory.ResourcePolicy;
import dev.latchkey.inventory.Snapshot;
import dev.latchkey.permission.Fingerprint;
import dev.latchkey.permission.FunctionRef;
import dev.latchkey.permission.PermissionChange;
import dev.latchkey.permission.PermissionChange.AddStatements;
import dev.latchkey.permission.PermissionChange.AttachPolicy;
import dev.latchkey.permission.PermissionChange.CreateManagedPolicy;
import dev.latchkey.permission.PermissionChange.DeleteInlinePolicy;
import dev.latchkey.permission.PermissionChange.DetachPolicy;
import dev.latchkey.permission.PermissionChange.PutInlinePolicy;
import dev.latchkey.permission.PermissionChange.RemoveStatements;
import dev.latchkey.permission.PermissionOutcome.Made;
import dev.latchkey.permission.Permissions;
import dev.latchkey.permission.PrincipalRef;
import dev.latchkey.permission.RunningConsole;
import dev.latchkey.permission.statement.PolicyTemplate;
import dev.latchkey.permission.statement.UrlAction;
import dev.latchkey.permission.statement.UrlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a preview says is what is measured after the change, for everybody on every function URL. */
class ChangedSnapshotTests extends RunningConsole {

    private static final String HELLO = "arn:aws:lambda:us-east-1:123456789012:function:hello-url";
    private static final Operator OPERATOR = new Operator("admin", "admin");

    @Autowired
    private AccessChecks checks;

    @Autowired
    private Permissions permissions;

    @Autowired
    private Effects effects;

    @Test
    void foretellsEveryKindOfChange() {
        PrincipalRef alice = ref(PrincipalKind.USER, "alice");
        PrincipalRef learners = ref(PrincipalKind.GROUP, "learners");
        String lambdaAccess = "arn:aws:iam::aws:policy/AWSLambda_FullAccess";
        String today = PolicyTemplate.URL.document(HELLO);
        FunctionRef hello = new FunctionRef("hello-url", null);

        verify(new AttachPolicy(alice, lambdaAccess));
        verify(new DetachPolicy(alice, lambdaAccess));
        verify(new PutInlinePolicy(learners, "Members", today, null));
        verify(new DeleteInlinePolicy(learners, "Members", Fingerprint.of(today)));
        verify(new PutInlinePolicy(alice, "Half", PolicyTemplate.ARTICLE.document(HELLO), null));
        verify(new CreateManagedPolicy(ref(PrincipalKind.ROLE, "DataScience"), "Foretold", today));
        verify(add(hello, alice.arn(), UrlAction.INVOKE_FUNCTION));
        verify(new RemoveStatements(hello, List.of("foretold1"), revision(hello)));
        verify(add(hello, "*", UrlAction.INVOKE_FUNCTION_URL, UrlAction.INVOKE_FUNCTION));
        verify(new RemoveStatements(hello, List.of("foretold0", "foretold1"), revision(hello)));
        FunctionRef alias = FunctionRef.of("orders-webhook:live");
        verify(add(alias, alice.arn(), UrlAction.INVOKE_FUNCTION_URL, UrlAction.INVOKE_FUNCTION));
    }

    @Test
    void tellsWhoGainsAndWhoLoses() {
        user("gainer");
        Snapshot now = inventory().refresh(sandbox());
        KnownPrincipal gainer = now.findPrincipal(PrincipalKind.USER, "gainer").orElseThrow();
        PermissionChange change =
                new PutInlinePolicy(PrincipalRef.of(gainer), "P", PolicyTemplate.URL.document(HELLO), null);
        Snapshot after = ChangedSnapshot.after(now, change, arn -> "");
        Shifts shifts = effects.ofPrincipal(now, after, PrincipalRef.of(gainer));
        assertThat(shifts.gained()).containsExactly(new Shift("hello-url", Verdict.DENIED, Verdict.ALLOWED));
        assertThat(shifts.lost()).isEmpty();
        assertThat(effects.ofUrl(after, now, FunctionRef.of("hello-url")).lost())
                .containsExactly(new Shift("gainer", Verdict.ALLOWED, Verdict.DENIED));
        assertThat(effects.ofPrincipal(now, now, PrincipalRef.of(gainer)).changed())
                .isEmpty();
    }

    private void verify(PermissionChange change) {
        Snapshot now = inventory().refresh(sandbox());
        Map<String, Verdict> before = matrix(now);
        Map<String, Verdict> foretold =
                matrix(ChangedSnapshot.after(now, change, arn -> permissions.managedDocument(sandbox(), arn)));
        assertThat(permissions.make(sandbox(), OPERATOR, change)).isInstanceOf(Made.class);
        Map<String, Verdict> measured = matrix(inventory().refresh(sandbox()));
        assertThat(foretold).as(change.toString()).isEqualTo(measured);
        boolean half = change.toString().contains("Statement1")
                || change instanceof AddStatements one && one.statements().size() == 1;
        if (!half) {
            assertThat(measured)
                    .as("a change that changes something: " + change)
                    .isNotEqualTo(before);
        }
    }

    private Map<String, Verdict> matrix(Snapshot snapshot) {
        Map<String, Verdict> verdicts = new TreeMap<>();
        List<KnownPrincipal> all = new ArrayList<>(snapshot.principals(PrincipalKind.USER));
        all.addAll(snapshot.principals(PrincipalKind.ROLE));
        for (KnownPrincipal principal : all) {
            checks.reachOf(snapshot, principal)
                    .reports()
                    .forEach(report ->
                            verdicts.put(principal.arn() + " on " + report.url().id(), report.verdict()));
        }
        snapshot.functionUrls()
                .forEach(url -> checks.whoCanInvoke(snapshot, url)
                        .rows()
                        .forEach(row -> verdicts.put(
                                row.kind() + " " + row.name() + " at " + url.id(),
                                row.report().verdict())));
        return verdicts;
    }

    private AddStatements add(FunctionRef function, String principal, UrlAction... actions) {
        List<UrlStatement> statements = new ArrayList<>();
        String arn = function.arn("arn:aws:lambda:us-east-1:123456789012:function:" + function.name());
        for (UrlAction action : actions) {
            statements.add(new UrlStatement("foretold" + action.ordinal(), action, principal, arn, "AWS_IAM", null));
        }
        return new AddStatements(function, statements, revision(function));
    }

    private String revision(FunctionRef function) {
        ResourcePolicy policy = inventory()
                .refresh(sandbox())
                .findFunctionUrl(function.id())
                .orElseThrow()
                .resourcePolicy();
        return policy instanceof ResourcePolicy.Stated stated ? stated.revisionId() : null;
    }

    private PrincipalRef ref(PrincipalKind kind, String name) {
        return PrincipalRef.of(
                inventory().current(sandbox()).findPrincipal(kind, name).orElseThrow());
    }
}
