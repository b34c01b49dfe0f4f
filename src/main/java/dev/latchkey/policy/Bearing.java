package dev.latchkey.policy;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which policies bear on a principal: who did not sign and services meet the resource policy alone, the root user that
 * and SCPs (IAM User Guide, "AWS account root user"), service-linked roles no SCP (AWS Organizations User Guide,
 * "Service control policies (SCPs)").
 */
final class Bearing {

    private static final Set<PolicyType> ALL = Collections.unmodifiableSet(EnumSet.allOf(PolicyType.class));
    private static final Set<PolicyType> RESOURCE_ALONE = Collections.unmodifiableSet(EnumSet.of(PolicyType.RESOURCE));
    private static final Set<PolicyType> ROOTS =
            Collections.unmodifiableSet(EnumSet.of(PolicyType.ORGANIZATION, PolicyType.RESOURCE));
    private static final Set<PolicyType> SERVICE_LINKED =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(PolicyType.ORGANIZATION)));

    private Bearing() {}

    static Set<PolicyType> on(Principal principal) {
        return switch (principal) {
            case Principal.Anonymous anonymous -> RESOURCE_ALONE;
            case Principal.Service service -> RESOURCE_ALONE;
            case Principal.Root root -> ROOTS;
            case Principal.RoleSession session when session.serviceLinked() -> SERVICE_LINKED;
            case Principal.RoleSession session -> ALL;
            case Principal.FederatedUser federated -> ALL;
            case Principal.User user -> ALL;
        };
    }
}
