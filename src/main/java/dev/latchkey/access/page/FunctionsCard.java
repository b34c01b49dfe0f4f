package dev.latchkey.access.page;

import dev.latchkey.access.AccessChecks;
import dev.latchkey.access.AccessReport;
import dev.latchkey.access.Numbers;
import dev.latchkey.access.Reach;
import dev.latchkey.access.SignedWith;
import dev.latchkey.console.Frame;
import dev.latchkey.console.HomeCard;
import dev.latchkey.console.Operator;
import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.Inventory;
import dev.latchkey.inventory.Snapshot;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The card Functions on Home: what the signing identity gets back from each function URL. */
@Component
class FunctionsCard implements HomeCard {

    private static final int SHOWN = 8;

    private final Inventory inventory;
    private final AccessChecks checks;

    FunctionsCard(Inventory inventory, AccessChecks checks) {
        this.inventory = inventory;
        this.checks = checks;
    }

    @Override
    public String id() {
        return "functions";
    }

    @Override
    public String template() {
        return "access/home-card";
    }

    @Override
    public View view(Operator operator, Frame frame) {
        Snapshot snapshot = inventory.current(frame.connection().id());
        Frame.SigningView signing = frame.signing();
        if (signing == null) {
            return new View("", "", snapshot.readAt(), List.of(), snapshot.functionUrls());
        }
        Reach reach = checks.reachOf(snapshot, signing.principalArn(), signedWith(signing));
        return new View(
                signing.label(), signing.principalArn(), snapshot.readAt(), reach.reports(), snapshot.functionUrls());
    }

    @Override
    public Optional<Headline> headline(Operator operator, Frame frame) {
        View view = view(operator, frame);
        String account = frame.connection().sandbox()
                ? "Sandbox account."
                : "In " + frame.connection().name() + ".";
        if (!view.signed()) {
            return Optional.of(new Headline("No session yet", "Mint one to see " + view.toSee() + ". " + account));
        }
        Reach.Count count = view.count();
        String everyone = count.everyoneWords();
        return Optional.of(new Headline(
                view.caller() + " can invoke " + count.ofAll(),
                everyone.isEmpty() ? account : everyone + " " + account));
    }

    private static SignedWith signedWith(Frame.SigningView signing) {
        return signing.expiresAt() == null ? SignedWith.LONG_TERM_KEY : SignedWith.SOME_SESSION;
    }

    /**
     * What the fragment draws.
     *
     * @param caller label of the signing identity, empty where there is none
     * @param reports one per function URL, empty without a signing identity
     */
    record View(String caller, String principal, Instant readAt, List<AccessReport> reports, List<FunctionUrl> urls) {

        public boolean signed() {
            return !caller.isEmpty();
        }

        public int all() {
            return urls.size();
        }

        private String toSee() {
            return switch (all()) {
                case 0 -> "what it can invoke";
                case 1 -> "whether it can invoke the function URL";
                default -> "which of the " + Numbers.word(all()) + " function URLs it can invoke";
            };
        }

        public Reach.Count count() {
            return new Reach(reports).count();
        }

        /** The first eight, blocked ones on top: they are what a newcomer works on. */
        public List<AccessReport> first() {
            return reports.stream()
                    .sorted(Comparator.comparing(AccessReport::open))
                    .limit(SHOWN)
                    .toList();
        }

        public List<AccessReport> invocable() {
            return reports.stream().filter(AccessReport::open).limit(SHOWN).toList();
        }

        public List<FunctionUrl> firstUrls() {
            return urls.stream().limit(SHOWN).toList();
        }

        public int more() {
            return Math.max(0, all() - SHOWN);
        }
    }
}
