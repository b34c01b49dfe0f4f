package dev.latchkey.sandbox.iam;

import dev.latchkey.sandbox.account.Account;
import dev.latchkey.sandbox.account.ManagedPolicy;
import dev.latchkey.sandbox.iam.wire.IamCall;
import dev.latchkey.sandbox.operation.Fields;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What IAM says of the account as a whole (IAM API Reference, "GetAccountSummary"). */
record AccountOperations() {

    private static final Map<String, Integer> QUOTAS = Map.ofEntries(
            Map.entry("UsersQuota", 5000),
            Map.entry("GroupsQuota", 300),
            Map.entry("RolesQuota", 1000),
            Map.entry("PoliciesQuota", 1500),
            Map.entry("GroupsPerUserQuota", 10),
            Map.entry("AccessKeysPerUserQuota", 2),
            Map.entry("SigningCertificatesPerUserQuota", 2),
            Map.entry("AttachedPoliciesPerUserQuota", AttachmentOperations.MOST),
            Map.entry("AttachedPoliciesPerGroupQuota", AttachmentOperations.MOST),
            Map.entry("AttachedPoliciesPerRoleQuota", AttachmentOperations.MOST),
            Map.entry("VersionsPerPolicyQuota", 5),
            Map.entry("PolicySizeQuota", 6144),
            Map.entry("UserPolicySizeQuota", 2048),
            Map.entry("GroupPolicySizeQuota", 5120),
            Map.entry("RolePolicySizeQuota", 10_240),
            Map.entry("AssumeRolePolicySizeQuota", 2048),
            Map.entry("PolicyVersionsInUseQuota", 10_000),
            Map.entry("InstanceProfilesQuota", 1000),
            Map.entry("ServerCertificatesQuota", 20),
            Map.entry("GlobalEndpointTokenVersion", 1));

    void addTo(IamOperations operations) {
        operations
                .add("GetAccountSummary", AccountOperations::summary)
                .add("ListAccountAliases", AccountOperations::aliases);
    }

    private static Fields summary(IamCall call) {
        call.authorize("*");
        Account account = call.account();
        List<ManagedPolicy> own =
                account.policies().stream().filter(policy -> !policy.isOfAws()).toList();
        SortedMap<String, Integer> summary = new TreeMap<>(QUOTAS);
        summary.put("Users", account.users().size());
        summary.put("Groups", account.groups().size());
        summary.put("Roles", account.roles().size());
        summary.put("Policies", own.size());
        summary.put(
                "PolicyVersionsInUse",
                own.stream().mapToInt(policy -> policy.versions().size()).sum());
        for (String absent : List.of(
                "MFADevices",
                "MFADevicesInUse",
                "AccountMFAEnabled",
                "AccountAccessKeysPresent",
                "AccountSigningCertificatesPresent",
                "AccountPasswordPresent",
                "InstanceProfiles",
                "Providers",
                "ServerCertificates")) {
            summary.put(absent, 0);
        }
        return Fields.of("SummaryMap", summary);
    }

    /** The sandbox's account has no alias. */
    private static Fields aliases(IamCall call) {
        call.authorize("*");
        return Fields.of("AccountAliases", List.of()).with("IsTruncated", false);
    }
}
