package dev.latchkey.policy;

/**
 * Where the policies' allows meet, for up to 64 resources at once, a bit each (IAM User Guide, "Policy evaluation
 * logic", "Cross-account policy evaluation logic"). One resource is a single bit.
 *
 * @param organization each level of service control policies allows, or none bears on the principal
 * @param itself the resource policy names the principal itself, or everybody
 * @param role it names the role of the session, or the user who federated it
 * @param named it names the principal in any way, by account included
 * @param identity an identity policy allows
 * @param limits boundary and session policy allow, or are not there
 */
record Lanes(long organization, long itself, long role, long named, long identity, long limits) {

    /**
     * The resources the principal may reach.
     *
     * @param own those of the principal's account
     */
    long reached(Principal principal, long own) {
        return organization
                & switch (principal) {
                    case Principal.Anonymous anonymous -> named;
                    case Principal.Service service -> named;
                    case Principal.Root root -> own | named;
                    case Principal.User user -> reachedByIdentity(own);
                    case Principal.RoleSession session -> reachedByIdentity(own);
                    case Principal.FederatedUser federated -> reachedByIdentity(own);
                };
    }

    private long reachedByIdentity(long own) {
        long inAccount = itself | (role | identity) & limits;
        long acrossAccounts = named & identity & limits;
        return own & inAccount | ~own & acrossAccounts;
    }
}
