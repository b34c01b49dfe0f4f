package dev.latchkey.sandbox.caller;

import dev.latchkey.policy.AuthorizationRequest;
import dev.latchkey.policy.Decision;
import dev.latchkey.policy.PolicyEvaluator;
import dev.latchkey.policy.PolicySet;
import dev.latchkey.policy.PolicySource;
import dev.latchkey.policy.PolicyType;
import dev.latchkey.policy.Principal;
import dev.latchkey.policy.RequestContext;
import dev.latchkey.policy.SourcedPolicy;
import dev.latchkey.policy.json.PolicyKind;
import dev.latchkey.sandbox.account.Account;
import dev.latchkey.sandbox.account.Identity;
import dev.latchkey.sandbox.account.ManagedPolicy;
import dev.latchkey.sandbox.account.User;
import dev.latchkey.sandbox.operation.Access;
import dev.latchkey.sandbox.operation.Refusal;
import dev.latchkey.sandbox.operation.Signer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The principal behind a signature, with the policies that bear on it. */
public final class Caller implements Signer {

    private final Account account;
    private final PolicyTexts texts;
    private final Identity identity;
    private final Principal principal;
    private final Optional<IssuedSession> session;
    private final String accessKeyId;
    private final RequestContext context;
    private final String deniedCode;

    Caller(
            Account account,
            PolicyTexts texts,
            Identity identity,
            Principal principal,
            Optional<IssuedSession> session,
            String accessKeyId,
            RequestContext context,
            String deniedCode) {
        this.account = account;
        this.texts = texts;
        this.identity = identity;
        this.principal = principal;
        this.session = session;
        this.accessKeyId = accessKeyId;
        this.context = context;
        this.deniedCode = deniedCode;
    }

    public Principal principal() {
        return principal;
    }

    /** The user or role its identity policies hang on. */
    public Identity identity() {
        return identity;
    }

    public Optional<IssuedSession> session() {
        return session;
    }

    public String accessKeyId() {
        return accessKeyId;
    }

    /** As GetCallerIdentity and error messages show it. */
    public String arn() {
        return switch (principal) {
            case Principal.User user -> user.arn();
            case Principal.RoleSession role -> role.sessionArn();
            case Principal.FederatedUser federated -> federated.arn();
            case Principal.Root root -> "arn:aws:iam::" + root.accountId() + ":root";
            case Principal.Service service -> service.name();
            case Principal.Anonymous anonymous -> "anonymous";
        };
    }

    /** {@code AIDA…}, {@code AROA…:session} or {@code account:name}. */
    public String userId() {
        return switch (principal) {
            case Principal.User user -> user.userId();
            case Principal.RoleSession role -> role.userId();
            case Principal.FederatedUser federated -> federated.userId();
            case Principal.Root root -> root.accountId();
            case Principal.Service service -> service.name();
            case Principal.Anonymous anonymous -> "anonymous";
        };
    }

    @Override
    public Optional<User> user() {
        return identity instanceof User user && principal instanceof Principal.User
                ? Optional.of(user)
                : Optional.empty();
    }

    @Override
    public boolean temporary() {
        return session.isPresent();
    }

    @Override
    public void require(Access access) {
        Decision decision = decide(access);
        if (!decision.allowed()) {
            throw new Refusal(403, deniedCode, DenialWords.of(arn(), access, decision));
        }
    }

    /** Evaluates the policies in force for one question. */
    public Decision decide(Access access) {
        RequestContext.Builder keys = RequestContext.builder();
        access.keys().forEach(keys::put);
        PolicySet.Builder policies = PolicySet.builder().identity(identityPolicies(identity));
        if (identity instanceof User user) {
            for (String group : user.groups()) {
                account.group(group).ifPresent(found -> policies.identity(groupPolicies(found)));
            }
        }
        String boundary = identity.grants().boundary();
        if (boundary != null) {
            policies.boundary(managed(PolicyType.BOUNDARY, boundary));
        }
        session.flatMap(IssuedSession::policies).ifPresent(documents -> policies.session(sessionPolicies(documents)));
        String resourcePolicy = access.resourcePolicy();
        if (resourcePolicy != null) {
            policies.resource(new SourcedPolicy(
                    PolicySource.of(PolicyType.RESOURCE, "resource policy"),
                    texts.read(resourcePolicy, resourceKind(access))));
        }
        return PolicyEvaluator.evaluate(
                new AuthorizationRequest(principal, access.action(), access.resource(), context.with(keys.build())),
                policies.build());
    }

    /** A role's resource policy is its trust policy, whose statements name no resource. */
    private static PolicyKind resourceKind(Access access) {
        return access.action().startsWith("sts:") ? PolicyKind.TRUST : PolicyKind.RESOURCE;
    }

    private List<SourcedPolicy> sessionPolicies(List<String> documents) {
        return documents.stream()
                .map(document -> new SourcedPolicy(
                        PolicySource.of(PolicyType.SESSION, "session policy"),
                        texts.read(document, PolicyKind.IDENTITY)))
                .toList();
    }

    private List<SourcedPolicy> groupPolicies(Identity group) {
        return identityPolicies(group).stream()
                .map(policy -> new SourcedPolicy(
                        new PolicySource(
                                PolicyType.IDENTITY,
                                policy.source().name(),
                                policy.source().arn(),
                                group.name()),
                        policy.document()))
                .toList();
    }

    private List<SourcedPolicy> identityPolicies(Identity owner) {
        List<SourcedPolicy> policies = new ArrayList<>();
        owner.grants()
                .inline()
                .forEach((name, document) -> policies.add(new SourcedPolicy(
                        PolicySource.of(PolicyType.IDENTITY, name), texts.read(document, PolicyKind.IDENTITY))));
        owner.grants().attached().forEach(arn -> policies.add(managed(PolicyType.IDENTITY, arn)));
        return policies;
    }

    /** A managed policy that is gone allows nothing. */
    private SourcedPolicy managed(PolicyType type, String arn) {
        String document = account.policy(arn)
                .map(ManagedPolicy::document)
                .orElse("{\"Version\":\"2012-10-17\",\"Statement\":[]}");
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        return new SourcedPolicy(new PolicySource(type, name, arn, null), texts.read(document, PolicyKind.IDENTITY));
    }
}
