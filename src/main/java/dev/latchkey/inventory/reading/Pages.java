package dev.latchkey.inventory.reading;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Follows page markers to the end; an empty page is not the end, and a marker given twice is. */
final class Pages {

    private Pages() {}

    /**
     * @param next the marker of the following page, or null after the last
     * @param loop told when a marker comes back, after which reading stops
     */
    static <P> void read(
            Function<@Nullable String, P> page, Function<P, @Nullable String> next, Consumer<P> take, Runnable loop) {
        Set<String> seen = new HashSet<>();
        String marker = null;
        do {
            P read = page.apply(marker);
            take.accept(read);
            marker = next.apply(read);
            if (marker != null && !seen.add(marker)) {
                loop.run();
                return;
            }
        } while (marker != null && !marker.isEmpty());
    }
}
