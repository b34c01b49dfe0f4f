package dev.latchkey.access.page;

import dev.latchkey.access.explain.Explanation;
import dev.latchkey.access.question.CheckAddress;
import dev.latchkey.access.question.NamedValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Addresses around a check that was made.
 *
 * @param base {@code /c/{connection}}
 * @param address of the question
 * @param astray which gate or action the address asked for in vain; empty for none
 */
record CheckLinks(String base, CheckAddress address, Explanation told, String astray) {

    /** The same check with that gate's policy shown. */
    public String gate(String gate) {
        return base + acting().with("gate", gate).page();
    }

    /** The gates of the other action. */
    public String action(String action) {
        return base + address.with("action", action).page();
    }

    /** Another policy of the gate that is shown. */
    public String policy(String key) {
        return base
                + acting().with("gate", told.selected().segment())
                        .with("policy", key)
                        .page();
    }

    public String json() {
        return base + address.at("/check.json");
    }

    /** AWS's own answer to the same question. */
    public String aws() {
        return base + address.at("/check/aws");
    }

    /** The card that sends one real request; it learns the verdict, and whether a context was taken for granted. */
    public String probe() {
        List<NamedValue> about = new ArrayList<>(address.withoutContext().parameters());
        about.add(new NamedValue("predicted", told.verdict().name()));
        if (!address.parameters().equals(address.withoutContext().parameters())) {
            about.add(new NamedValue("context", "given"));
        }
        return base + new CheckAddress(about).at("/probe");
    }

    /** What a form that sets the open keys sends along unseen. */
    public List<NamedValue> besides() {
        return address.without(
                name -> told.openKeys().stream().anyMatch(key -> key.field().equalsIgnoreCase(name)));
    }

    /** The failing action needs no mention. */
    private CheckAddress acting() {
        boolean shown = told.action().equals(told.call().report().shown());
        return shown ? address : address.with("action", told.action().shortName());
    }
}
