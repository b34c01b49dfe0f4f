package dev.latchkey.access;

import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.Snapshot;
import dev.latchkey.policy.Answer;
import dev.latchkey.policy.AuthorizationRequest;
import dev.latchkey.policy.PolicyEvaluator;
import dev.latchkey.policy.PolicySet;
import dev.latchkey.policy.PolicySource;
import dev.latchkey.policy.PolicyType;
import dev.latchkey.policy.Principal;
import dev.latchkey.policy.RequestContext;
import dev.latchkey.policy.SourcedPolicy;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Asks whether a principal can invoke a function URL.
 *
 * <p>AWS: "Control access to Lambda function URLs": since October 2025 a request needs
 * InvokeFunctionUrl and InvokeFunction, each decided for itself; a URL of auth type NONE knows no
 * principal, so only its resource policy counts.
 */
@Component
public final class AccessChecks {

    private final boolean legacySandbox;
    private final Clock clock;
    private final CountedCopies counted = new CountedCopies(this);

    AccessChecks(@Value("${latchkey.sandbox.authorization:dual}") String sandboxAuthorization, Clock clock) {
        this.legacySandbox = sandboxAuthorization.equalsIgnoreCase("legacy");
        this.clock = clock;
    }

    /**
     * Whether a user, a session of the role, or a user with nothing but the group can invoke the URL.
     *
     * @param extra what is known of the request beyond its principal; wins over what is assumed
     */
    public AccessReport check(Snapshot snapshot, KnownPrincipal principal, FunctionUrl url, RequestContext extra) {
        Subject subject = Subject.of(principal, SignedWith.ANYTHING);
        return check(snapshot, subject, snapshot.policySetOf(principal, url), url, extra);
    }

    /** The same for whoever signs with that ARN: a user, a role session or root; unknown where the snapshot does not hold it. */
    public AccessReport check(Snapshot snapshot, String principalArn, SignedWith signedWith, FunctionUrl url) {
        return check(snapshot, principalArn, url, new CallContext(signedWith, RequestContext.empty(), null));
    }

    /** Whether whoever signs with that ARN can invoke the URL in such a call. */
    public AccessReport check(Snapshot snapshot, String principalArn, FunctionUrl url, CallContext context) {
        Signer signer = Signer.of(snapshot, principalArn, context.signedWith());
        PolicySet policies = policies(signer, snapshot, url, context);
        AccessReport report = check(snapshot, signer.subject(), policies, url, context.keys());
        if (signer.subject().principal() instanceof Principal.Anonymous && !url.unsigned()) {
            return report.as(Verdict.DENIED, Reason.of("AWS_IAM refuses requests without a signature"));
        }
        boolean stranger = signer.known().isEmpty() && report.verdict() == Verdict.UNKNOWN;
        return stranger && !snapshot.lacksPrincipals() ? report.because(signer.absence(url)) : report;
    }

    /** Whether such a call surely gets through: the same answer without reasons, for those who ask thousands of times. */
    public boolean allows(Snapshot snapshot, String principalArn, FunctionUrl url, CallContext context) {
        Signer signer = Signer.of(snapshot, principalArn, context.signedWith());
        Subject asked = url.unsigned() ? Subject.anonymous() : signer.subject();
        PolicySet applied =
                url.unsigned() ? snapshot.policySetOf(url).build() : policies(signer, snapshot, url, context);
        UrlContext keys = context(snapshot);
        return actions(snapshot).stream()
                .map(action -> new AuthorizationRequest(
                        asked.principal(),
                        action,
                        url.functionArn(),
                        keys.of(asked, applied, url, action).with(context.keys())))
                .allMatch(request -> PolicyEvaluator.decide(request, applied) == Answer.ALLOWED);
    }

    private static PolicySet policies(Signer signer, Snapshot snapshot, FunctionUrl url, CallContext context) {
        PolicySet policies = signer.policies(snapshot, url);
        if (context.sessionPolicy() == null) {
            return policies;
        }
        PolicySource source = PolicySource.of(PolicyType.SESSION, "session policy");
        return policies.withSession(List.of(new SourcedPolicy(source, context.sessionPolicy())));
    }

    /** Everyone who can invoke the URL, or may be able to. */
    public Callers whoCanInvoke(Snapshot snapshot, FunctionUrl url) {
        return new CallerSearch(this, snapshot, url).callers();
    }

    /** What the principal gets back from every function URL. */
    public Reach reachOf(Snapshot snapshot, KnownPrincipal principal) {
        return new Reach(snapshot.functionUrls().stream()
                .map(url -> check(snapshot, principal, url, RequestContext.empty()))
                .toList());
    }

    /** What whoever signs with that ARN gets back from every function URL. */
    public Reach reachOf(Snapshot snapshot, String principalArn, SignedWith signedWith) {
        return new Reach(snapshot.functionUrls().stream()
                .map(url -> check(snapshot, principalArn, signedWith, url))
                .toList());
    }

    /** The actions a request through a URL needs on that connection. */
    public List<String> actions(Snapshot snapshot) {
        return legacySandbox && snapshot.origin().sandbox()
                ? List.of(UrlContext.INVOKE_FUNCTION_URL)
                : List.of(UrlContext.INVOKE_FUNCTION_URL, UrlContext.INVOKE_FUNCTION);
    }

    /** Counts for lists, kept as long as the snapshot is current. */
    public Counted counted(Snapshot snapshot) {
        return counted.of(snapshot);
    }

    AccessReport check(Snapshot snapshot, Subject subject, PolicySet policies, FunctionUrl url, RequestContext extra) {
        Subject asked = url.unsigned() ? Subject.anonymous() : subject;
        PolicySet applied = url.unsigned() ? snapshot.policySetOf(url).build() : policies;
        UrlContext context = context(snapshot);
        List<ActionDecision> decisions = actions(snapshot).stream()
                .map(action -> {
                    RequestContext request =
                            context.of(asked, applied, url, action).with(extra);
                    AuthorizationRequest question =
                            new AuthorizationRequest(asked.principal(), action, url.functionArn(), request);
                    return new ActionDecision(question, PolicyEvaluator.evaluate(question, applied));
                })
                .toList();
        return Joined.report(url, asked.principal(), decisions);
    }

    UrlContext context(Snapshot snapshot) {
        return new UrlContext(snapshot.origin(), clock.instant());
    }
}
