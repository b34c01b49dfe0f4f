package dev.latchkey.access;

import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.SnapshotOrigin;
import dev.latchkey.policy.Condition;
import dev.latchkey.policy.PolicySet;
import dev.latchkey.policy.Principal;
import dev.latchkey.policy.RequestContext;
import dev.latchkey.policy.SourcedPolicy;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a request through a function URL carries.
 *
 * <p>AWS: "AWS global condition context keys"; "Actions, resources, and condition keys for AWS
 * Lambda": FunctionUrlAuthType and FunctionArn come with InvokeFunctionUrl only,
 * InvokedViaFunctionUrl with InvokeFunction only.
 */
final class UrlContext {

    static final String INVOKE_FUNCTION_URL = "lambda:InvokeFunctionUrl";
    static final String INVOKE_FUNCTION = "lambda:InvokeFunction";

    /** The caller's network and client; nobody knows them before the call. */
    private static final List<String> OPEN = List.of(
            "aws:SourceIp", "aws:UserAgent", "aws:referer", "aws:SourceVpc", "aws:SourceVpce", "aws:VpcSourceIp");

    /** Latchkey does not read AWS Organizations; the sandbox belongs to none. */
    private static final List<String> ORGANIZATION =
            List.of("aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "aws:ResourceOrgID", "aws:ResourceOrgPaths");

    private static final String RESOURCE_TAG = "aws:resourcetag/";

    private final SnapshotOrigin origin;
    private final Instant now;

    UrlContext(SnapshotOrigin origin, Instant now) {
        this.origin = origin;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    /** What a request for one of the two actions carries. */
    RequestContext of(Subject subject, PolicySet policies, FunctionUrl url, String action) {
        return ofCaller(subject, policies).with(ofUrl(url, action, policies));
    }

    /**
     * The caller's part.
     *
     * @param policies of the caller
     */
    RequestContext ofCaller(Subject subject, PolicySet policies) {
        RequestContext.Builder context = RequestContext.builder()
                .put("aws:CurrentTime", now.toString())
                .put("aws:EpochTime", String.valueOf(now.getEpochSecond()))
                .put("aws:RequestedRegion", origin.region())
                .put("aws:SecureTransport", "true")
                .put("aws:ViaAWSService", "false");
        OPEN.forEach(context::unknown);
        resourceTags(policies).forEach(context::unknown);
        if (!origin.sandbox()) {
            ORGANIZATION.forEach(context::unknown);
        }
        principal(context, subject);
        return context.build();
    }

    /**
     * What it carries because of the URL it asks for.
     *
     * @param policies of the URL
     */
    RequestContext ofUrl(FunctionUrl url, String action, PolicySet policies) {
        RequestContext.Builder context = RequestContext.builder().put("aws:ResourceAccount", url.accountId());
        resourceTags(policies).forEach(context::unknown);
        if (action.equals(INVOKE_FUNCTION_URL)) {
            context.put("lambda:FunctionUrlAuthType", url.authType().name())
                    .put("lambda:FunctionArn", url.functionArn());
        } else {
            context.put("lambda:InvokedViaFunctionUrl", "true");
        }
        return context.build();
    }

    private static void principal(RequestContext.Builder context, Subject subject) {
        switch (subject.principal()) {
            case Principal.User(String arn, String userId) -> {
                identity(context, arn, "User", userId, subject.principal().accountId());
                context.put("aws:username", arn.substring(arn.lastIndexOf('/') + 1));
            }
            case Principal.RoleSession(String roleArn, String sessionArn, String userId) ->
                identity(
                        context,
                        roleArn,
                        "AssumedRole",
                        userId,
                        subject.principal().accountId());
            case Principal.FederatedUser(String arn, String userArn, String userId) ->
                identity(
                        context,
                        arn,
                        "FederatedUser",
                        userId,
                        subject.principal().accountId());
            case Principal.Root(String account) ->
                identity(context, "arn:aws:iam::" + account + ":root", "Account", account, account);
            case Principal.Service(String name) ->
                context.put("aws:PrincipalIsAWSService", "true")
                        .put("aws:PrincipalServiceName", name)
                        .unknown("aws:SourceArn")
                        .unknown("aws:SourceAccount");
            case Principal.Anonymous() ->
                context.put("aws:PrincipalType", "Anonymous")
                        .put("aws:PrincipalAccount", "anonymous")
                        .put("aws:userid", "anonymous");
        }
        subject.tags().forEach((key, value) -> context.put("aws:PrincipalTag/" + key, value));
        signIn(context, subject.signedWith());
        subject.unknown().forEach(context::unknown);
    }

    private static void identity(
            RequestContext.Builder context, String arn, String type, String userId, String account) {
        context.put("aws:PrincipalArn", arn)
                .put("aws:PrincipalType", type)
                .put("aws:userid", userId)
                .put("aws:PrincipalAccount", account)
                .put("aws:PrincipalIsAWSService", "false");
    }

    /** AWS: "AWS global condition context keys", aws:MultiFactorAuthPresent: present in every request with temporary credentials. */
    private static void signIn(RequestContext.Builder context, SignedWith signedWith) {
        switch (signedWith) {
            case LONG_TERM_KEY -> {}
            case SESSION -> context.put("aws:MultiFactorAuthPresent", "false").unknown("aws:TokenIssueTime");
            case SESSION_WITH_MFA ->
                context.put("aws:MultiFactorAuthPresent", "true")
                        .unknown("aws:MultiFactorAuthAge")
                        .unknown("aws:TokenIssueTime");
            case SOME_SESSION, ANYTHING ->
                context.unknown("aws:MultiFactorAuthPresent")
                        .unknown("aws:MultiFactorAuthAge")
                        .unknown("aws:TokenIssueTime")
                        .unknown("aws:SourceIdentity");
        }
    }

    /** Function tags are not read, so those a policy asks about are not known. */
    private static Set<String> resourceTags(PolicySet policies) {
        return Stream.of(
                        policies.identity().stream(),
                        policies.resource().stream(),
                        policies.boundary().stream(),
                        policies.session().stream().flatMap(List::stream),
                        policies.organization().stream().flatMap(List::stream))
                .flatMap(each -> each)
                .map(SourcedPolicy::document)
                .flatMap(policy -> policy.statements().stream())
                .flatMap(statement -> statement.conditions().stream())
                .map(Condition::key)
                .filter(key -> key.toLowerCase(Locale.ROOT).startsWith(RESOURCE_TAG))
                .collect(Collectors.toSet());
    }
}
