package dev.latchkey.console;

import org.jspecify.annotations.Nullable;

/** Tells the console what to draw around a page; the console itself knows neither AWS nor sessions. */
public interface FrameSource {

    /**
     * @param connectionId from the address, or null on pages that belong to no connection
     */
    Frame frame(Operator operator, @Nullable String connectionId);
}
