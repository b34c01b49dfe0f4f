package dev.latchkey.access.explain;

import dev.latchkey.policy.Decision.Undetermined;
import dev.latchkey.policy.PolicyType;
import java.util.Set;
import java.util.stream.Collectors;

/** Names what could not be read, where that leaves the answer open. */
final class UnknownWords {

    private final CheckedCall call;

    UnknownWords(CheckedCall call) {
        this.call = call;
    }

    Phrase phrase() {
        Set<PolicyType> unread =
                call.report().shown().decision() instanceof Undetermined open ? open.unread() : Set.of();
        if (call.acrossAccounts() && unread.contains(PolicyType.IDENTITY)) {
            return Phrase.of("The policies of ")
                    .bold(call.name())
                    .text(" are kept in its own account, which Latchkey does not read. Our side: " + ourSide() + ".");
        }
        String missing = unread.stream().sorted().map(this::words).collect(Collectors.joining(" and "));
        return Phrase.of("AWS did not let Latchkey read " + (missing.isEmpty() ? "a policy that matters" : missing)
                + ", and the answer rests on it.");
    }

    private String ourSide() {
        return switch (call.report().shown().decision().codes().charAt(2)) {
            case 'd', 'p' -> "the resource policy lets it in";
            case 'c' -> "the resource policy may let it in";
            default -> "the resource policy does not let it in";
        };
    }

    private String words(PolicyType type) {
        return switch (type) {
            case RESOURCE -> "the resource policy of " + call.url().id();
            case IDENTITY -> "all identity policies of " + call.name();
            case BOUNDARY -> "the permissions boundary of " + call.name();
            case SESSION -> "the session policy";
            case ORGANIZATION -> "the organization’s policies";
        };
    }
}
