package dev.latchkey.sandbox.iam.simulator;

import dev.latchkey.policy.PolicyType;
import dev.latchkey.sandbox.account.Account;
import dev.latchkey.sandbox.account.Identity;
import dev.latchkey.sandbox.account.ManagedPolicy;
import dev.latchkey.sandbox.account.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The policies a user, group or role of the account holds, those of a user's groups included. */
record HeldPolicies(Account account, Exclusions exclusions) {

    List<GivenPolicy> of(Identity identity) {
        List<GivenPolicy> held = new ArrayList<>();
        add(held, identity);
        if (identity instanceof User user) {
            user.groups().forEach(name -> account.group(name).ifPresent(group -> add(held, group)));
        }
        return held.stream().distinct().toList();
    }

    private void add(List<GivenPolicy> held, Identity holder) {
        String word = holder.kind().word();
        holder.grants().inline().forEach((name, document) -> {
            if (!exclusions.leaveOutInline(name, word, holder.name())) {
                String id = word + "_" + holder.name() + "_" + name;
                held.add(GivenPolicy.kept(PolicyType.IDENTITY, id, null, document));
            }
        });
        for (String arn : holder.grants().attached()) {
            account.policy(arn)
                    .filter(policy -> !exclusions.leaveOutManaged(arn, policy.isOfAws()))
                    .ifPresent(policy -> held.add(managed(PolicyType.IDENTITY, policy)));
        }
    }

    Optional<GivenPolicy> boundaryOf(Identity identity) {
        return Optional.ofNullable(identity.grants().boundary())
                .filter(arn -> !exclusions.leaveOutBoundary(arn))
                .flatMap(account::policy)
                .map(policy -> managed(PolicyType.BOUNDARY, policy));
    }

    private static GivenPolicy managed(PolicyType type, ManagedPolicy policy) {
        return GivenPolicy.kept(type, policy.name(), policy.arn(), policy.document());
    }
}
