package dev.latchkey.sandbox.caller;

import dev.latchkey.policy.Principal;
import dev.latchkey.policy.RequestContext;
import dev.latchkey.sandbox.account.AccessKey;
import dev.latchkey.sandbox.account.Account;
import dev.latchkey.sandbox.account.Group;
import dev.latchkey.sandbox.account.Identity;
import dev.latchkey.sandbox.account.Role;
import dev.latchkey.sandbox.account.User;
import dev.latchkey.sandbox.caller.IssuedSession.Kind;
import dev.latchkey.sandbox.signature.Credential;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Finds the credentials of a key and the caller behind it. */
public final class Callers implements Credential.Source {

    private final Account account;
    private final Sessions sessions;
    private final PolicyTexts texts;

    public Callers(Account account, Sessions sessions, PolicyTexts texts) {
        this.account = account;
        this.sessions = sessions;
        this.texts = texts;
    }

    /** A session lives only as long as the user or role it belongs to. */
    @Override
    public Optional<Credential> find(String accessKeyId) {
        Optional<Credential> longTerm = key(accessKeyId)
                .map(key -> new Credential(key.id(), key.secret(), key.active(), Optional.empty(), Optional.empty()));
        return longTerm.or(() -> sessions.find(accessKeyId)
                .filter(session -> owner(session).isPresent())
                .map(session -> new Credential(
                        session.accessKeyId(),
                        session.secret(),
                        true,
                        Optional.of(session.token()),
                        Optional.of(session.expires()))));
    }

    /**
     * The caller of a verified key.
     *
     * @param deniedCode the error code of the service for a refusal
     */
    public Caller caller(String accessKeyId, Peer peer, Instant now, String deniedCode) {
        Optional<IssuedSession> session = sessions.find(accessKeyId);
        Identity identity = session.<Identity>flatMap(this::owner)
                .or(() -> account.userOfKey(accessKeyId))
                .orElseThrow(() -> new IllegalStateException("A verified key belongs to somebody"));
        Principal principal = session.map(issued -> principal(issued, identity))
                .orElseGet(() -> new Principal.User(identity.arn(), identity.id()));
        return new Caller(
                account,
                texts,
                identity,
                principal,
                session,
                accessKeyId,
                context(identity, principal, session, peer, now),
                deniedCode);
    }

    private Optional<AccessKey> key(String accessKeyId) {
        return account.userOfKey(accessKeyId)
                .flatMap(user -> user.keys().stream()
                        .filter(key -> key.id().equals(accessKeyId))
                        .findFirst());
    }

    private Optional<Identity> owner(IssuedSession session) {
        return account.find(
                session.kind() == Kind.ASSUME_ROLE ? Identity.Kind.ROLE : Identity.Kind.USER, session.owner());
    }

    private Principal principal(IssuedSession session, Identity identity) {
        String sts = "arn:aws:sts::" + account.id() + ":";
        return switch (session.kind()) {
            case GET_SESSION_TOKEN -> new Principal.User(identity.arn(), identity.id());
            case ASSUME_ROLE ->
                new Principal.RoleSession(
                        identity.arn(),
                        sts + "assumed-role/" + identity.name() + "/" + session.name(),
                        identity.id() + ":" + session.name());
            case FEDERATION ->
                new Principal.FederatedUser(
                        sts + "federated-user/" + session.name(), identity.arn(), account.id() + ":" + session.name());
        };
    }

    /** The keys of IAM User Guide, "AWS global condition context keys", as far as they exist for the kind of caller. */
    private RequestContext context(
            Identity identity, Principal principal, Optional<IssuedSession> session, Peer peer, Instant now) {
        RequestContext.Builder keys = CommonKeys.of(peer, now);
        keys.put("aws:PrincipalAccount", principal.accountId()).put("aws:PrincipalIsAWSService", "false");
        switch (principal) {
            case Principal.User user ->
                keys.put("aws:PrincipalArn", user.arn())
                        .put("aws:PrincipalType", "User")
                        .put("aws:userid", user.userId())
                        .put("aws:username", identity.name());
            case Principal.RoleSession role ->
                keys.put("aws:PrincipalArn", role.roleArn())
                        .put("aws:PrincipalType", "AssumedRole")
                        .put("aws:userid", role.userId());
            case Principal.FederatedUser federated ->
                keys.put("aws:PrincipalArn", federated.arn())
                        .put("aws:PrincipalType", "FederatedUser")
                        .put("aws:userid", federated.userId());
            case Principal.Root root -> keys.put("aws:PrincipalType", "Account");
            case Principal.Service service -> keys.put("aws:PrincipalType", "Service");
            case Principal.Anonymous anonymous -> keys.put("aws:PrincipalType", "Anonymous");
        }
        tags(identity).forEach((key, value) -> keys.put("aws:PrincipalTag/" + key, value));
        session.ifPresent(issued -> ofSession(keys, issued, now));
        return keys.build();
    }

    private static void ofSession(RequestContext.Builder keys, IssuedSession session, Instant now) {
        keys.put("aws:TokenIssueTime", session.issued().toString());
        keys.put("aws:MultiFactorAuthPresent", Boolean.toString(session.mfa()));
        if (session.mfa()) {
            long age = Duration.between(session.issued(), now).toSeconds();
            keys.put("aws:MultiFactorAuthAge", Long.toString(age));
        }
        session.sourceIdentity().ifPresent(source -> keys.put("aws:SourceIdentity", source));
        session.tags().forEach((key, value) -> keys.put("aws:PrincipalTag/" + key, value));
    }

    private static Map<String, String> tags(Identity identity) {
        return switch (identity) {
            case User user -> user.tags();
            case Role role -> role.tags();
            case Group group -> Map.of();
        };
    }
}
