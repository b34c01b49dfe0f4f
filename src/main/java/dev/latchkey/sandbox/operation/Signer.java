package dev.latchkey.sandbox.operation;

import dev.latchkey.sandbox.account.User;
import java.util.Optional;

/** The principal whose signature a call carries, and what its policies let it do. */
public interface Signer {

    /** The caller as access-denied texts name it: a user, a session or a federated user. */
    String arn();

    /** The IAM user behind the key or the session; none for role sessions, federated users and the root user. */
    Optional<User> user();

    /** Whether the call was signed with a session's key. */
    boolean temporary();

    /**
     * Returns when the policies in force allow it.
     *
     * @throws Refusal the service's access-denied error, worded by the gate that refused
     */
    void require(Access access);
}
