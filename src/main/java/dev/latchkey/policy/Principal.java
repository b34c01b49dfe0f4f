package dev.latchkey.policy;

/** Who asks (IAM User Guide, "AWS JSON policy elements: Principal"). */
public sealed interface Principal {

    /** Twelve digits; empty for anonymous callers and services. */
    String accountId();

    /** An IAM user, with a long-term key or a GetSessionToken session. */
    record User(String arn, String userId) implements Principal {
        @Override
        public String accountId() {
            return account(arn);
        }
    }

    /**
     * A session of a role.
     *
     * @param roleArn with its path
     * @param sessionArn {@code arn:aws:sts::A:assumed-role/app/session}
     * @param userId {@code AROA…:session}
     */
    record RoleSession(String roleArn, String sessionArn, String userId) implements Principal {
        @Override
        public String accountId() {
            return account(roleArn);
        }

        /** Whether the role belongs to an AWS service. */
        boolean serviceLinked() {
            return Arn.parse(roleArn)
                    .filter(arn -> arn.resource().startsWith("role/aws-service-role/"))
                    .isPresent();
        }
    }

    /**
     * A federated user session.
     *
     * @param arn {@code arn:aws:sts::A:federated-user/name}
     * @param userArn the IAM user who federated it
     * @param userId {@code A:name}
     */
    record FederatedUser(String arn, String userArn, String userId) implements Principal {
        @Override
        public String accountId() {
            return account(arn);
        }
    }

    /** The root user of an account. */
    record Root(String accountId) implements Principal {}

    /** An AWS service, {@code cloudfront.amazonaws.com}. */
    record Service(String name) implements Principal {
        @Override
        public String accountId() {
            return "";
        }
    }

    /** Nobody signed. */
    record Anonymous() implements Principal {
        @Override
        public String accountId() {
            return "";
        }
    }

    private static String account(String arn) {
        return Arn.parse(arn).map(Arn::account).orElse("");
    }
}
