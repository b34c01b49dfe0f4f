package dev.latchkey.access;

import static dev.latchkey.access.RandomStatements.ACCOUNT;

import dev.latchkey.policy.RequestContext;
import dev.latchkey.policy.json.PolicyKind;
import dev.latchkey.policy.json.PolicyReader;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/**
 * Whoever calls a random account's URLs, with credentials the account knows.
 *
 * @param arn of the user or of the role session
 * @param names by which a resource policy can name him
 * @param sessionPolicy null when none was passed
 * @param sourceIdentity null when none was set
 */
record TwinCaller(
        Kind kind,
        String arn,
        List<String> names,
        String accessKeyId,
        @Nullable String sessionPolicy,
        @Nullable String sourceIdentity) {

    static final String USER_AGENT = "agreement/1";

    /** With which kind of credentials he signs. */
    enum Kind {
        USER(SignedWith.LONG_TERM_KEY),
        /** A user whose account is not the functions' own. */
        OTHER_ACCOUNT(SignedWith.LONG_TERM_KEY),
        USER_SESSION(SignedWith.SESSION),
        USER_SESSION_WITH_MFA(SignedWith.SESSION_WITH_MFA),
        ROLE_SESSION(SignedWith.SESSION),
        NARROWED_ROLE_SESSION(SignedWith.SESSION);

        private final SignedWith signedWith;

        Kind(SignedWith signedWith) {
            this.signedWith = signedWith;
        }
    }

    static TwinCaller user(Kind kind, String arn, String key) {
        return new TwinCaller(kind, arn, List.of(arn, arn.split(":")[4]), key, null, null);
    }

    static TwinCaller minted(String arn, String key, boolean mfa) {
        Kind kind = mfa ? Kind.USER_SESSION_WITH_MFA : Kind.USER_SESSION;
        return new TwinCaller(kind, arn, List.of(arn, ACCOUNT), key, null, null);
    }

    static TwinCaller assumed(
            String role, String name, String key, @Nullable String policy, @Nullable String sourceIdentity) {
        String arn = "arn:aws:sts::" + ACCOUNT + ":assumed-role/" + role + "/" + name;
        return new TwinCaller(
                policy == null ? Kind.ROLE_SESSION : Kind.NARROWED_ROLE_SESSION,
                arn,
                List.of("arn:aws:iam::" + ACCOUNT + ":role/" + role, arn, ACCOUNT),
                key,
                policy,
                sourceIdentity);
    }

    String secretAccessKey() {
        return "secret/" + accessKeyId;
    }

    String sessionName() {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    private boolean session() {
        return kind.signedWith != SignedWith.LONG_TERM_KEY;
    }

    AwsCredentialsIdentity credentials() {
        return session()
                ? AwsSessionCredentialsIdentity.create(accessKeyId, secretAccessKey(), "token/" + accessKeyId)
                : AwsCredentialsIdentity.create(accessKeyId, secretAccessKey());
    }

    /** The session as the sandbox keeps it. */
    Map<String, Object> json(String operation, String owner, String name, Instant now) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("AccessKeyId", accessKeyId);
        json.put("SecretAccessKey", secretAccessKey());
        json.put("SessionToken", "token/" + accessKeyId);
        json.put("Kind", operation);
        json.put("Owner", owner);
        json.put("Name", name);
        json.put("Mfa", kind == Kind.USER_SESSION_WITH_MFA);
        json.put("SourceIdentity", sourceIdentity);
        json.put("Issued", now.toString());
        json.put("Expires", now.plus(Duration.ofHours(1)).toString());
        if (sessionPolicy != null) {
            json.put("Policies", List.of(sessionPolicy));
        }
        return json;
    }

    /** All that can be known of his call, so that no prediction stays open. */
    CallContext context(Instant now, String resourceTag) {
        RequestContext.Builder keys = RequestContext.builder()
                .put("aws:SourceIp", "127.0.0.1")
                .put("aws:UserAgent", USER_AGENT)
                .absent("aws:referer")
                .absent("aws:SourceVpc")
                .absent("aws:SourceVpce")
                .absent("aws:VpcSourceIp");
        if (session()) {
            keys.put("aws:TokenIssueTime", now.toString());
        }
        if (kind == Kind.USER_SESSION_WITH_MFA) {
            keys.put("aws:MultiFactorAuthAge", "1");
        }
        if (sourceIdentity != null) {
            keys.put("aws:SourceIdentity", sourceIdentity);
        }
        if (resourceTag.isEmpty()) {
            keys.absent("aws:ResourceTag/team");
        } else {
            keys.put("aws:ResourceTag/team", resourceTag);
        }
        return new CallContext(
                kind.signedWith,
                keys.build(),
                sessionPolicy == null
                        ? null
                        : PolicyReader.lenient(sessionPolicy, PolicyKind.IDENTITY)
                                .policy());
    }
}
