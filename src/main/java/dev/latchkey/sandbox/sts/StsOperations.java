package dev.latchkey.sandbox.sts;

import dev.latchkey.sandbox.account.Account;
import dev.latchkey.sandbox.account.Identifiers;
import dev.latchkey.sandbox.caller.Caller;
import dev.latchkey.sandbox.caller.IssuedSession;
import dev.latchkey.sandbox.caller.IssuedSession.Kind;
import dev.latchkey.sandbox.caller.Sessions;
import dev.latchkey.sandbox.operation.Access;
import dev.latchkey.sandbox.operation.Fields;
import dev.latchkey.sandbox.operation.QueryCall;
import dev.latchkey.sandbox.operation.QueryOperation;
import dev.latchkey.sandbox.operation.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations of STS by name (AWS Security Token Service API Reference). */
public final class StsOperations {

    private static final int SHORTEST = 900;
    private static final int LONGEST = 129_600;
    private static final int USUAL = 43_200;

    private final Sessions sessions;
    private final Identifiers identifiers = new Identifiers();

    public StsOperations(Sessions sessions) {
        this.sessions = sessions;
    }

    public Map<String, QueryOperation> all() {
        return Map.of(
                "GetSessionToken", this::getSessionToken,
                "GetCallerIdentity", this::getCallerIdentity,
                "AssumeRole", new AssumeRole(sessions)::answer,
                "GetFederationToken", this::getFederationToken,
                "GetAccessKeyInfo", this::getAccessKeyInfo);
    }

    /** Needs no permission, and none can forbid it; only long-term keys may ask. */
    private Fields getSessionToken(QueryCall call) {
        Caller caller = longTerm(call, "GetSessionToken");
        int seconds = Durations.of(call.parameters(), SHORTEST, LONGEST, USUAL);
        boolean mfa = Mfa.checked(call.parameters());
        IssuedSession session = issue(call, Kind.GET_SESSION_TOKEN, caller, "", Optional.empty(), seconds, mfa);
        return Fields.of("Credentials", credentials(session));
    }

    /** Answers even to those whom a policy denies it. */
    private Fields getCallerIdentity(QueryCall call) {
        Caller caller = (Caller) call.signer();
        return Fields.of("Arn", caller.arn())
                .with("UserId", caller.userId())
                .with("Account", call.account().id());
    }

    private Fields getFederationToken(QueryCall call) {
        Caller caller = longTerm(call, "GetFederationToken");
        String name = Texts.required(call.parameters(), "Name", 2, 32, "[\\w+=,.@-]*");
        int seconds = Durations.of(call.parameters(), SHORTEST, LONGEST, USUAL);
        Account account = call.account();
        String arn = "arn:aws:sts::" + account.id() + ":federated-user/" + name;
        caller.require(Access.to("sts:GetFederationToken", arn));
        List<String> policies = SessionPolicies.of(call.parameters(), account);
        IssuedSession session = issue(
                call,
                Kind.FEDERATION,
                caller,
                name,
                policies.isEmpty() ? Optional.empty() : Optional.of(policies),
                seconds,
                false);
        return Fields.of("Credentials", credentials(session))
                .with("FederatedUser", Fields.of("Arn", arn).with("FederatedUserId", account.id() + ":" + name))
                .with("PackedPolicySize", SessionPolicies.packedSize(policies));
    }

    private Fields getAccessKeyInfo(QueryCall call) {
        Texts.required(call.parameters(), "AccessKeyId", 16, 128, "[\\w]*");
        call.signer().require(Access.to("sts:GetAccessKeyInfo", "*"));
        return Fields.of("Account", call.account().id());
    }

    private static Caller longTerm(QueryCall call, String operation) {
        if (call.signer().temporary()) {
            throw new Refusal(403, "AccessDenied", "Cannot call " + operation + " with session credentials");
        }
        return (Caller) call.signer();
    }

    private IssuedSession issue(
            QueryCall call,
            Kind kind,
            Caller caller,
            String name,
            Optional<List<String>> policies,
            int seconds,
            boolean mfa) {
        Instant now = call.now();
        IssuedSession session = new IssuedSession(
                identifiers.accessKey("ASIA"),
                identifiers.secret(),
                Tokens.fresh(),
                kind,
                caller.identity().name(),
                name,
                policies,
                mfa,
                Map.of(),
                Optional.empty(),
                now,
                now.plusSeconds(seconds));
        sessions.add(session, now);
        return session;
    }

    static Fields credentials(IssuedSession session) {
        return Fields.of("AccessKeyId", session.accessKeyId())
                .with("SecretAccessKey", session.secret())
                .with("SessionToken", session.token())
                .with("Expiration", session.expires());
    }
}
