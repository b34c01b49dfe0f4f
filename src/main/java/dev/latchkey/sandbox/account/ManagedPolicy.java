package dev.latchkey.sandbox.account;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A managed policy of the account or of AWS.
 *
 * @param versions in the order of their creation
 * @param lastNumber number of the newest version ever made; numbers are not given twice
 */
public record ManagedPolicy(
        Nameplate plate,
        @Nullable String description,
        SortedMap<String, String> tags,
        List<Version> versions,
        String defaultVersion,
        int lastNumber) {

    /** One text of the policy. */
    public record Version(String id, String document, Instant created) {}

    private static final String AWS = "arn:aws:iam::aws:";

    public ManagedPolicy {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
        versions = List.copyOf(versions);
    }

    public static ManagedPolicy of(Nameplate plate, @Nullable String description, String document) {
        return new ManagedPolicy(
                plate, description, new TreeMap<>(), List.of(new Version("v1", document, plate.created())), "v1", 1);
    }

    public String arn() {
        return plate.arn();
    }

    public String name() {
        return plate.name();
    }

    public boolean isOfAws() {
        return plate.arn().startsWith(AWS);
    }

    public Optional<Version> version(String id) {
        return versions.stream().filter(version -> version.id().equals(id)).findFirst();
    }

    /** The text in force. */
    public String document() {
        return version(defaultVersion).orElseThrow().document();
    }

    /** The birthday of the newest version. */
    public Instant updated() {
        return versions.getLast().created();
    }

    public ManagedPolicy withTags(SortedMap<String, String> changed) {
        return new ManagedPolicy(plate, description, changed, versions, defaultVersion, lastNumber);
    }

    public ManagedPolicy withVersions(List<Version> changed, String inForce, int number) {
        return new ManagedPolicy(plate, description, tags, changed, inForce, number);
    }
}
