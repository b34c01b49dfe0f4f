package dev.latchkey.access.explain;

import dev.latchkey.policy.Policy;
import dev.latchkey.policy.PolicySource;
import dev.latchkey.policy.PolicyType;
import java.util.Optional;

/**
 * A policy that bears on a call, to be read.
 *
 * @param badge {@code Customer managed, v7}
 * @param raw the text as AWS keeps it; empty where AWS did not hand it out
 * @param policy what could be made of it
 * @param sound whether all of it could be read, so that it can be set anew without loss
 * @param open where it is edited, below {@code /c/{connection}}; empty where no page shows it
 */
record ShelvedPolicy(
        PolicySource source, String badge, String raw, Optional<Policy> policy, boolean sound, String open) {

    /** In the address. */
    String key() {
        if (source.type() == PolicyType.RESOURCE) {
            return "resource";
        }
        return source.via() == null ? source.name() : source.name() + "@" + source.via();
    }
}
