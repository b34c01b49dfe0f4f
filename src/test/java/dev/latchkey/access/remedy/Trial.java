package dev.latchkey.access.remedy;

import dev.latchkey.access.AccessChecks;
import dev.latchkey.access.AccessReport;
import dev.latchkey.access.Account;
import dev.latchkey.access.CallContext;
import dev.latchkey.access.SignedWith;
import dev.latchkey.access.remedy.change.Asked;
import dev.latchkey.inventory.Snapshot;
import dev.latchkey.policy.RequestContext;
import java.util.List;

/** One question put to the search, with what came back. */
record Trial(Asked asked, AccessReport report, List<Way> ways) {

    private static final AccessChecks CHECKS = Account.checks();

    static Trial of(Account account, String principalArn, String urlId) {
        return of(account.read(), principalArn, urlId, CallContext.open());
    }

    /** With a key that carries nothing, from nowhere in particular. */
    static Trial withKey(Account account, String principalArn, String urlId) {
        return of(
                account.read(),
                principalArn,
                urlId,
                new CallContext(SignedWith.LONG_TERM_KEY, RequestContext.empty(), null));
    }

    static Trial of(Snapshot snapshot, String principalArn, String urlId, CallContext context) {
        Asked asked = new Asked(snapshot, principalArn, urlId, context);
        AccessReport report = asked.answer(CHECKS);
        List<Way> ways = new WaysToAllow(CHECKS).find(snapshot, principalArn, asked.url(), context, report);
        return new Trial(asked, report, ways);
    }

    List<String> words() {
        return ways.stream().map(Way::words).toList();
    }

    List<Proved> proved() {
        return ways.stream()
                .filter(Proved.class::isInstance)
                .map(Proved.class::cast)
                .toList();
    }

    Way first() {
        return ways.getFirst();
    }

    /** The one of which the sentence begins so. */
    Proved way(String beginning) {
        return proved().stream()
                .filter(way -> way.words().startsWith(beginning))
                .findFirst()
                .orElseThrow(() -> new AssertionError(beginning + " is none of " + words()));
    }

    /** Whether the check allows the call once the way is gone. */
    boolean holds(Proved way) {
        return way.after(asked).answer(CHECKS).open();
    }
}
