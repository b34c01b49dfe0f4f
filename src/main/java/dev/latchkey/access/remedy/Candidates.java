package dev.latchkey.access.remedy;

import dev.latchkey.access.AccessChecks;
import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.HeldPolicy;
import dev.latchkey.inventory.KnownPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The changes worth trying for one question, each as wide as it may get; what is not needed is taken off later. */
final class Candidates {

    private final Asked asked;
    private final Asker asker;
    private final FunctionUrl url;
    private final Set<UrlAction> actions;

    Candidates(AccessChecks checks, Asked asked, Asker asker) {
        this.asked = asked;
        this.asker = asker;
        this.url = asked.url();
        this.actions = UrlAction.of(checks.actions(asked.snapshot()));
    }

    List<Change> all() {
        List<Change> all = new ArrayList<>();
        if (!url.unsigned()) {
            asker.known().ifPresent(known -> all.add(identity(known, 0)));
        }
        if (url.unsigned() || !asker.anyone()) {
            Asker named = url.unsigned() ? new Asker("*", "anyone", "", asker.known()) : asker;
            all.add(new AddToResource(named, url, actions, ""));
        }
        return all;
    }

    private AddToIdentity identity(KnownPrincipal holder, int others) {
        return new AddToIdentity(holder, url, actions, policyName(holder), false, others);
    }

    /** An inline policy of that name would be replaced. */
    private String policyName(KnownPrincipal holder) {
        List<String> taken = holder.policies().stream().map(HeldPolicy::name).toList();
        String stem = "latchkey-" + url.id().replace(':', '-');
        String free = stem;
        for (int next = 2; taken.contains(free); next++) {
            free = stem + "-" + next;
        }
        return free;
    }
}
