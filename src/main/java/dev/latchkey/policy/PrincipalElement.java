package dev.latchkey.policy;

import java.util.List;

/**
 * A Principal element; {@code "*"} alone is the AWS value {@code *}.
 *
 * @param negated NotPrincipal
 */
public record PrincipalElement(
        boolean negated, List<String> aws, List<String> services, List<String> federated, List<String> canonicalUsers) {

    public PrincipalElement {
        aws = List.copyOf(aws);
        services = List.copyOf(services);
        federated = List.copyOf(federated);
        canonicalUsers = List.copyOf(canonicalUsers);
    }

    /** {@code "Principal":"*"}. */
    public static PrincipalElement anyone() {
        return new PrincipalElement(false, List.of("*"), List.of(), List.of(), List.of());
    }

    /** The same names as a Principal element. */
    PrincipalElement named() {
        return new PrincipalElement(false, aws, services, federated, canonicalUsers);
    }

    /** Whether nobody at all stands in it. */
    boolean isEmpty() {
        return aws.isEmpty() && services.isEmpty() && federated.isEmpty() && canonicalUsers.isEmpty();
    }

    /** Whether it names everybody. */
    public boolean isAnyone() {
        return aws.contains("*");
    }
}
