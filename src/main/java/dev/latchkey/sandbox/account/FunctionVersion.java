package dev.latchkey.sandbox.account;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a function at {@code $LATEST} or at a published number.
 *
 * @param revision changes with every change, policy changes included
 * @param runtime none for a container image
 */
public record FunctionVersion(
        String version,
        String revision,
        @Nullable String runtime,
        String role,
        @Nullable String handler,
        String description,
        int timeout,
        int memory,
        SortedMap<String, String> environment,
        String architecture,
        String codeSha256,
        long codeSize,
        Instant modified) {

    public static final String LATEST = "$LATEST";

    public FunctionVersion {
        environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
    }

    public FunctionVersion revised(String changed) {
        return published(version, changed, description, modified);
    }

    /** The same code and configuration under a number. */
    public FunctionVersion published(String number, String changed, String words, Instant at) {
        return new FunctionVersion(
                number,
                changed,
                runtime,
                role,
                handler,
                words,
                timeout,
                memory,
                environment,
                architecture,
                codeSha256,
                codeSize,
                at);
    }
}
