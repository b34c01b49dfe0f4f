package dev.latchkey.sandbox.sts;

import dev.latchkey.policy.Arn;
import dev.latchkey.sandbox.account.Account;
import dev.latchkey.sandbox.account.Identifiers;
import dev.latchkey.sandbox.account.Identity;
import dev.latchkey.sandbox.account.Role;
import dev.latchkey.sandbox.caller.Caller;
import dev.latchkey.sandbox.caller.IssuedSession;
import dev.latchkey.sandbox.caller.IssuedSession.Kind;
import dev.latchkey.sandbox.caller.Sessions;
import dev.latchkey.sandbox.operation.Access;
import dev.latchkey.sandbox.operation.Fields;
import dev.latchkey.sandbox.operation.Parameters;
import dev.latchkey.sandbox.operation.QueryCall;
import dev.latchkey.sandbox.operation.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** AssumeRole: the trust policy and, where it delegates, the identity policies decide. */
final class AssumeRole {

    private static final int SHORTEST = 900;
    private static final int LONGEST = 43_200;
    private static final int USUAL = 3_600;
    private static final String NAME_PATTERN = "[\\w+=,.@-]*";

    private final Sessions sessions;
    private final Identifiers identifiers = new Identifiers();

    AssumeRole(Sessions sessions) {
        this.sessions = sessions;
    }

    Fields answer(QueryCall call) {
        Parameters parameters = call.parameters();
        Account account = call.account();
        Caller caller = (Caller) call.signer();
        String arn = Texts.required(
                parameters, "RoleArn", 20, 2048, "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085-\\uFFFF]+");
        if (Arn.parse(arn).isEmpty()) {
            throw new Refusal(400, "ValidationError", arn + " is invalid");
        }
        String name = Texts.required(parameters, "RoleSessionName", 2, 64, NAME_PATTERN);
        int seconds = Durations.of(parameters, SHORTEST, LONGEST, USUAL);
        Mfa.checked(parameters);
        Role role = role(account, arn).orElseThrow(() -> denied(caller, "sts:AssumeRole", arn));
        Map<String, String> tags = tags(parameters);
        authorize(caller, role, parameters, tags);
        checkDuration(caller, role, seconds);
        List<String> policies = SessionPolicies.of(parameters, account);
        boolean narrowed = !policies.isEmpty();
        IssuedSession session = new IssuedSession(
                identifiers.accessKey("ASIA"),
                identifiers.secret(),
                Tokens.fresh(),
                Kind.ASSUME_ROLE,
                role.name(),
                name,
                narrowed ? Optional.of(policies) : Optional.empty(),
                false,
                tags,
                parameters.find("SourceIdentity"),
                call.now(),
                call.now().plusSeconds(seconds));
        sessions.add(session, call.now());
        return Fields.of(
                        "AssumedRoleUser",
                        Fields.of("AssumedRoleId", role.id() + ":" + name)
                                .with(
                                        "Arn",
                                        "arn:aws:sts::" + account.id() + ":assumed-role/" + role.name() + "/" + name))
                .with("Credentials", StsOperations.credentials(session))
                .with("PackedPolicySize", narrowed || !tags.isEmpty() ? SessionPolicies.packedSize(policies) : null)
                .with("SourceIdentity", session.sourceIdentity().orElse(null));
    }

    private static Optional<Role> role(Account account, String arn) {
        return account.principal(arn).filter(Role.class::isInstance).map(Role.class::cast);
    }

    private static void authorize(Caller caller, Role role, Parameters parameters, Map<String, String> tags) {
        Access access = Access.to("sts:AssumeRole", role.arn())
                .under(role.trust())
                .with("sts:RoleSessionName", parameters.get("RoleSessionName"))
                .with("sts:ExternalId", parameters.get("ExternalId"));
        caller.require(access);
        if (!tags.isEmpty()) {
            Access tagging = Access.to("sts:TagSession", role.arn()).under(role.trust());
            for (Map.Entry<String, String> tag : tags.entrySet()) {
                tagging = tagging.with("aws:RequestTag/" + tag.getKey(), tag.getValue());
            }
            caller.require(tagging.with("aws:TagKeys", List.copyOf(tags.keySet())));
        }
        String source = parameters.get("SourceIdentity");
        if (source != null) {
            Texts.checked("SourceIdentity", source, 2, 64, NAME_PATTERN);
            caller.require(Access.to("sts:SetSourceIdentity", role.arn())
                    .under(role.trust())
                    .with("sts:SourceIdentity", source));
        }
    }

    private static void checkDuration(Caller caller, Role role, int seconds) {
        boolean chained = caller.identity().kind() == Identity.Kind.ROLE;
        if (chained && seconds > USUAL) {
            throw new Refusal(
                    400,
                    "ValidationError",
                    "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role"
                            + " chaining");
        }
        if (seconds > role.maxSession()) {
            throw new Refusal(
                    400,
                    "ValidationError",
                    "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }
    }

    private static Map<String, String> tags(Parameters parameters) {
        Map<String, String> tags = new LinkedHashMap<>();
        Map<String, String> seen = new LinkedHashMap<>();
        for (Parameters tag : parameters.structures("Tags")) {
            String key = Texts.required(tag, "Key", 1, 128, "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+");
            if (seen.put(key.toLowerCase(Locale.ROOT), key) != null) {
                throw new Refusal(
                        400,
                        "InvalidParameterValue",
                        "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            }
            tags.put(key, tag.find("Value").orElse(""));
        }
        for (String transitive : parameters.list("TransitiveTagKeys")) {
            if (!seen.containsKey(transitive.toLowerCase(Locale.ROOT))) {
                throw new Refusal(
                        400,
                        "InvalidParameterValue",
                        "The specified transitive tag key must be included in the requested tags.");
            }
        }
        return tags;
    }

    /** A missing role is refused like a forbidden one. */
    private static Refusal denied(Caller caller, String action, String arn) {
        return new Refusal(
                403,
                "AccessDenied",
                "User: " + caller.arn() + " is not authorized to perform: " + action + " on resource: " + arn);
    }
}
