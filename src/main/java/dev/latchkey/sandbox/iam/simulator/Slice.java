package dev.latchkey.sandbox.iam.simulator;

import dev.latchkey.sandbox.iam.wire.IamRefusals;
import dev.latchkey.sandbox.iam.wire.Members;
import dev.latchkey.sandbox.operation.Fields;
import java.util.List;

/** The part of the results that a call asks for; they stay in the order of the actions, and the marker counts them. */
record Slice(int from, int to, int all) {

    private static final String MARKER = "[0-9]{1,4}";

    static Slice of(Members members, int all) {
        int most = members.number("MaxItems", 100, 1, 1000);
        String marker = members.has("Marker") ? members.text("Marker", 1, 320) : "0";
        int from = marker.matches(MARKER) ? Integer.parseInt(marker) : all;
        if (from >= all) {
            throw IamRefusals.validation("Invalid Marker.");
        }
        return new Slice(from, Math.min(all, from + most), all);
    }

    Fields fields(String name, List<Fields> items) {
        return Fields.of(name, items)
                .with("IsTruncated", to < all)
                .with("Marker", to < all ? Integer.toString(to) : null);
    }
}
