package dev.latchkey.access;

import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.FunctionUrl.AuthType;
import dev.latchkey.inventory.FunctionUrl.InvokeMode;
import dev.latchkey.inventory.HeldPolicy;
import dev.latchkey.inventory.KnownFunction;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.PolicyDocument;
import dev.latchkey.inventory.PrincipalKind;
import dev.latchkey.inventory.ReadGap;
import dev.latchkey.inventory.ResourcePolicy;
import dev.latchkey.inventory.Snapshot;
import dev.latchkey.inventory.SnapshotOrigin;
import dev.latchkey.policy.PolicySource;
import dev.latchkey.policy.PolicyType;
import dev.latchkey.policy.json.PolicyKind;
import dev.latchkey.policy.json.PolicyReader;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An account written down for a test: principals with policies as JSON, function URLs with theirs. */
public final class Account {

    public static final String ID = "111122223333";
    public static final Instant NOW = Instant.parse("2026-11-23T14:21:26Z");

    private final List<KnownPrincipal> principals = new ArrayList<>();
    private final List<FunctionUrl> urls = new ArrayList<>();
    private final List<KnownFunction> functions = new ArrayList<>();
    private final List<ReadGap> gaps = new ArrayList<>();
    private boolean sandbox;

    public Account sandbox() {
        sandbox = true;
        return this;
    }

    public Account gap(ReadGap gap) {
        gaps.add(gap);
        return this;
    }

    public Account add(KnownPrincipal principal) {
        principals.add(principal);
        return this;
    }

    public Account add(FunctionUrl url) {
        urls.add(url);
        return this;
    }

    public Account bare(String function) {
        functions.add(new KnownFunction(
                function,
                functionArn(function),
                "arn:aws:iam::" + ID + ":role/exec",
                "java21",
                new ResourcePolicy.None()));
        return this;
    }

    public Snapshot read() {
        SnapshotOrigin origin = new SnapshotOrigin("test", ID, "us-east-1", sandbox, sandbox, NOW);
        return new Snapshot(origin, principals, List.of(), functions, urls, gaps);
    }

    public static KnownPrincipal user(String name, HeldPolicy... policies) {
        return principal(PrincipalKind.USER, name, List.of(), null, policies);
    }

    public static KnownPrincipal role(String name, HeldPolicy... policies) {
        return principal(PrincipalKind.ROLE, name, List.of(), null, policies);
    }

    public static KnownPrincipal group(String name, HeldPolicy... policies) {
        return principal(PrincipalKind.GROUP, name, List.of(), null, policies);
    }

    public static KnownPrincipal in(KnownPrincipal user, String... groups) {
        return principal(
                user.kind(),
                user.name(),
                List.of(groups),
                user.boundary(),
                user.policies().toArray(HeldPolicy[]::new));
    }

    public static KnownPrincipal bounded(KnownPrincipal principal, String statements) {
        HeldPolicy boundary = new HeldPolicy(
                new PolicySource(PolicyType.BOUNDARY, "Edge", "arn:aws:iam::" + ID + ":policy/Edge", null),
                HeldPolicy.Kind.CUSTOMER_MANAGED,
                "v1",
                identity(statements));
        return principal(
                principal.kind(),
                principal.name(),
                principal.groups(),
                boundary,
                principal.policies().toArray(HeldPolicy[]::new));
    }

    public static HeldPolicy inline(String name, String statements) {
        return new HeldPolicy(
                PolicySource.of(PolicyType.IDENTITY, name), HeldPolicy.Kind.INLINE, null, identity(statements));
    }

    /** A customer managed policy, attached. */
    public static HeldPolicy attached(String name, String statements) {
        return new HeldPolicy(
                new PolicySource(PolicyType.IDENTITY, name, "arn:aws:iam::" + ID + ":policy/" + name, null),
                HeldPolicy.Kind.CUSTOMER_MANAGED,
                "v1",
                identity(statements));
    }

    /** The role with a trust policy for that principal. */
    public static KnownPrincipal trusting(KnownPrincipal role, String principal) {
        PolicyDocument trust = document(
                "{\"Effect\":\"Allow\",\"Principal\":" + principal + ",\"Action\":\"sts:AssumeRole\"}",
                PolicyKind.TRUST);
        return new KnownPrincipal(
                role.kind(),
                role.name(),
                role.arn(),
                role.path(),
                role.uniqueId(),
                role.created(),
                role.policies(),
                role.groups(),
                role.boundary(),
                trust,
                role.tags(),
                role.lastUsed());
    }

    /** Attached, but AWS did not show its text. */
    public static HeldPolicy unread(String name) {
        return new HeldPolicy(
                new PolicySource(PolicyType.IDENTITY, name, "arn:aws:iam::aws:policy/" + name, null),
                HeldPolicy.Kind.AWS_MANAGED,
                null,
                new PolicyDocument("", Optional.empty(), List.of()));
    }

    public static FunctionUrl iam(String id, ResourcePolicy policy) {
        return url(id, AuthType.AWS_IAM, policy);
    }

    public static FunctionUrl none(String id, ResourcePolicy policy) {
        return url(id, AuthType.NONE, policy);
    }

    public static ResourcePolicy nothing() {
        return new ResourcePolicy.None();
    }

    public static ResourcePolicy resource(String... statements) {
        return new ResourcePolicy.Stated(document(String.join(",", statements), PolicyKind.RESOURCE), "rev-1");
    }

    /** The two statements that AddPermission writes for one principal. */
    public static ResourcePolicy pair(String principal, String functionId) {
        return resource(
                grant("lk-url", principal, "lambda:InvokeFunctionUrl", functionId, URL_ONLY),
                grant("lk-fn", principal, "lambda:InvokeFunction", functionId, VIA_URL));
    }

    public static final String URL_ONLY = "{\"StringEquals\":{\"lambda:FunctionUrlAuthType\":\"AWS_IAM\"}}";
    public static final String VIA_URL = "{\"Bool\":{\"lambda:InvokedViaFunctionUrl\":\"true\"}}";

    public static String grant(String sid, String principal, String action, String functionId, String condition) {
        return """
            {"Sid":"%s","Effect":"Allow","Principal":%s,"Action":"%s","Resource":"%s","Condition":%s}\
            """.formatted(sid, principal, action, functionArn(functionId), condition);
    }

    public static String allow(String action, String resource) {
        return "{\"Effect\":\"Allow\",\"Action\":\"" + action + "\",\"Resource\":\"" + resource + "\"}";
    }

    public static String deny(String action, String resource) {
        return "{\"Sid\":\"No\",\"Effect\":\"Deny\",\"Action\":\"" + action + "\",\"Resource\":\"" + resource + "\"}";
    }

    /** Both actions on the function, each under the condition that belongs to it. */
    public static String both(String functionId) {
        return """
            {"Effect":"Allow","Action":"lambda:InvokeFunctionUrl","Resource":"%1$s","Condition":%2$s},\
            {"Effect":"Allow","Action":"lambda:InvokeFunction","Resource":"%1$s","Condition":%3$s}\
            """.formatted(functionArn(functionId), URL_ONLY, VIA_URL);
    }

    public static String aws(String principal) {
        return "{\"AWS\":\"" + principal + "\"}";
    }

    public static String userArn(String name) {
        return "arn:aws:iam::" + ID + ":user/" + name;
    }

    public static String roleArn(String name) {
        return "arn:aws:iam::" + ID + ":role/" + name;
    }

    public static String functionArn(String id) {
        return "arn:aws:lambda:us-east-1:" + ID + ":function:" + id;
    }

    /** Checks by the rule in force, at the time the account was read. */
    public static AccessChecks checks() {
        return new AccessChecks("dual", Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static PolicyDocument identity(String statements) {
        return document(statements, PolicyKind.IDENTITY);
    }

    private static PolicyDocument document(String statements, PolicyKind kind) {
        String json = "{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}";
        PolicyReader.Lenient read = PolicyReader.lenient(json, kind);
        return new PolicyDocument(json, Optional.of(read.policy()), read.problems());
    }

    private static FunctionUrl url(String id, AuthType auth, ResourcePolicy policy) {
        String[] parts = id.split(":");
        URI address = URI.create("https://" + id.replace(':', '-') + "0a1b2c3d4e.lambda-url.us-east-1.on.aws/");
        return new FunctionUrl(
                parts[0],
                parts.length > 1 ? parts[1] : null,
                functionArn(id),
                address,
                auth,
                InvokeMode.BUFFERED,
                policy);
    }

    private static KnownPrincipal principal(
            PrincipalKind kind, String name, List<String> groups, HeldPolicy boundary, HeldPolicy... policies) {
        String prefix = kind == PrincipalKind.USER ? "AIDA" : kind == PrincipalKind.ROLE ? "AROA" : "AGPA";
        return new KnownPrincipal(
                kind,
                name,
                "arn:aws:iam::" + ID + ":" + kind.word() + "/" + name,
                "/",
                prefix + name.toUpperCase(java.util.Locale.ROOT),
                NOW,
                List.of(policies),
                groups,
                boundary,
                null,
                Map.of(),
                null);
    }
}
