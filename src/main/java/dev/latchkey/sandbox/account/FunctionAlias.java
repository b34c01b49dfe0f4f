package dev.latchkey.sandbox.account;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A name for a version of a function.
 *
 * @param weights share of the calls that go to another version, by its number
 */
public record FunctionAlias(
        String name, String version, String description, SortedMap<String, Double> weights, String revision) {

    public FunctionAlias {
        weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
    }

    public FunctionAlias revised(String changed) {
        return new FunctionAlias(name, version, description, weights, changed);
    }
}
