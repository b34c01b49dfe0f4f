package dev.latchkey.sandbox.iam.wire;

import dev.latchkey.sandbox.account.Account;
import java.util.HashMap;
import java.util.Map;

/** How often each managed policy is attached, and how often it is a permissions boundary. */
public final class PolicyUse {

    private final Map<String, Integer> attachments = new HashMap<>();
    private final Map<String, Integer> boundaries = new HashMap<>();

    public static PolicyUse in(Account account) {
        PolicyUse use = new PolicyUse();
        account.identities().forEach(identity -> {
            identity.grants().attached().forEach(arn -> use.attachments.merge(arn, 1, Integer::sum));
            String boundary = identity.grants().boundary();
            if (boundary != null) {
                use.boundaries.merge(boundary, 1, Integer::sum);
            }
        });
        return use;
    }

    public int attachments(String arn) {
        return attachments.getOrDefault(arn, 0);
    }

    public int boundaries(String arn) {
        return boundaries.getOrDefault(arn, 0);
    }

    public boolean isUsed(String arn) {
        return attachments(arn) + boundaries(arn) > 0;
    }
}
