package dev.latchkey.policy;

import java.util.List;

/** What policies of one kind come to for one request, as four bits of a number: surely or perhaps, allow or deny. */
final class Tally {

    private static final int ALLOWS = 1;
    private static final int MAY_ALLOW = 2;
    static final int DENIES = 4;
    private static final int MAY_DENY = 8;
    static final int NOTHING = 0;
    /** What is not there, or could not be read, stands in nobody's way. */
    static final int ALLOWING = ALLOWS | MAY_ALLOW;

    private Tally() {}

    static int of(PolicyType type, List<SourcedPolicy> policies, AuthorizationRequest request) {
        int tally = NOTHING;
        for (int i = 0; i < policies.size() && !denies(tally); i++) {
            tally |= of(type, policies.get(i).document(), request);
        }
        return tally;
    }

    static int of(PolicyType type, Policy policy, AuthorizationRequest request) {
        int tally = NOTHING;
        for (CompiledStatement statement : policy.compiled().covering(request.action())) {
            tally |= of(statement, statement.fitBeyondAction(type, request));
        }
        return tally;
    }

    static int of(CompiledStatement statement, Fit fit) {
        return switch (fit) {
            case MATCH -> statement.allows() ? ALLOWS | MAY_ALLOW : DENIES | MAY_DENY;
            case OPEN -> statement.allows() ? MAY_ALLOW : MAY_DENY;
            case MISS, UNREADABLE -> NOTHING;
        };
    }

    static boolean denies(int tally) {
        return (tally & DENIES) != 0;
    }

    static boolean mayDeny(int tally) {
        return (tally & MAY_DENY) != 0;
    }

    /**
     * A bit for {@link Lanes}.
     *
     * @param best whether what is not known is taken to help
     */
    static long allows(int tally, boolean best) {
        return (tally & (best ? MAY_ALLOW : ALLOWS)) != 0 ? 1 : 0;
    }
}
