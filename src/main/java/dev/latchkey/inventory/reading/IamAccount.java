package dev.latchkey.inventory.reading;

import dev.latchkey.aws.AwsClients;
import dev.latchkey.aws.AwsProblem;
import dev.latchkey.aws.Connection;
import dev.latchkey.inventory.HeldPolicy;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.ManagedPolicy;
import dev.latchkey.inventory.ReadGap.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.UserDetail;

/**
 * Users, roles, groups and managed policies from GetAccountAuthorizationDetails.
 *
 * <p>AWS: "GetAccountAuthorizationDetails"; pages mix the lists in any proportion and may be empty.
 * AWS's own policies are asked for only where somebody holds one: without a filter there are
 * hundreds of them.
 */
final class IamAccount {

    private static final String OPERATION = "iam:GetAccountAuthorizationDetails";
    private static final int PAGE = 1000;

    private final IamClient iam;
    private final Gaps gaps;
    private final Map<String, UserDetail> users = new LinkedHashMap<>();
    private final Map<String, RoleDetail> roles = new LinkedHashMap<>();
    private final Map<String, GroupDetail> groups = new LinkedHashMap<>();
    private final Map<String, ManagedPolicy> policies = new LinkedHashMap<>();

    private IamAccount(IamClient iam, Gaps gaps) {
        this.iam = iam;
        this.gaps = gaps;
    }

    static Content read(AwsClients clients, Connection connection, Gaps gaps) {
        return new IamAccount(clients.iam(connection), gaps).read();
    }

    private Content read() {
        try {
            read(EntityType.USER, EntityType.ROLE, EntityType.GROUP, EntityType.LOCAL_MANAGED_POLICY);
        } catch (SdkException failed) {
            gaps.all(Part.PRINCIPALS, AwsProblem.of(failed, OPERATION));
        }
        if (holdsAwsPolicies()) {
            readAwsPolicies();
        }
        return new Content(principals(), sortedPolicies());
    }

    private void readAwsPolicies() {
        try {
            read(EntityType.AWS_MANAGED_POLICY);
        } catch (SdkException failed) {
            gaps.all(Part.MANAGED_POLICIES, AwsProblem.of(failed, OPERATION));
        }
    }

    private void read(EntityType... filter) {
        Pages.read(
                marker -> iam.getAccountAuthorizationDetails(
                        request -> request.filter(filter).maxItems(PAGE).marker(marker)),
                page -> Boolean.TRUE.equals(page.isTruncated()) ? page.marker() : null,
                this::merge,
                () -> gaps.add(
                        Part.PRINCIPALS,
                        OPERATION,
                        null,
                        "AWS gave the same page marker twice; the rest is missing.",
                        false));
    }

    private void merge(GetAccountAuthorizationDetailsResponse page) {
        page.userDetailList().forEach(user -> users.put(user.arn(), user));
        page.roleDetailList().forEach(role -> roles.put(role.arn(), role));
        page.groupDetailList().forEach(group -> groups.put(group.arn(), group));
        for (ManagedPolicyDetail detail : page.policies()) {
            policies.put(detail.arn(), IamPrincipals.managed(detail));
        }
    }

    private boolean holdsAwsPolicies() {
        return principals().stream()
                .flatMap(principal -> Stream.concat(principal.policies().stream(), principal.findBoundary().stream()))
                .anyMatch(held -> held.kind() == HeldPolicy.Kind.AWS_MANAGED);
    }

    private List<KnownPrincipal> principals() {
        IamPrincipals mapping = new IamPrincipals(policies);
        List<KnownPrincipal> all = new ArrayList<>();
        users.values().forEach(user -> all.add(mapping.user(user)));
        roles.values().forEach(role -> all.add(mapping.role(role)));
        groups.values().forEach(group -> all.add(mapping.group(group)));
        all.sort(Comparator.comparing(KnownPrincipal::kind)
                .thenComparing(KnownPrincipal::name, String.CASE_INSENSITIVE_ORDER));
        return all;
    }

    private List<ManagedPolicy> sortedPolicies() {
        return policies.values().stream()
                .sorted(Comparator.comparing(ManagedPolicy::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    record Content(List<KnownPrincipal> principals, List<ManagedPolicy> policies) {}
}
