package dev.latchkey.sandbox.account;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The policies of an identity.
 *
 * @param inline documents as they were sent, by policy name
 * @param attached ARNs of managed policies, in the order of attachment
 * @param boundary ARN of the permissions boundary
 */
public record Grants(
        SortedMap<String, String> inline,
        List<String> attached,
        @Nullable String boundary) {

    public Grants {
        inline = Collections.unmodifiableSortedMap(new TreeMap<>(inline));
        attached = List.copyOf(attached);
    }

    public static Grants none() {
        return new Grants(new TreeMap<>(), List.of(), null);
    }

    public Grants put(String policyName, String document) {
        SortedMap<String, String> more = new TreeMap<>(inline);
        more.put(policyName, document);
        return new Grants(more, attached, boundary);
    }

    public Grants remove(String policyName) {
        SortedMap<String, String> fewer = new TreeMap<>(inline);
        fewer.remove(policyName);
        return new Grants(fewer, attached, boundary);
    }

    public Grants attach(String policyArn) {
        List<String> more = new ArrayList<>(attached);
        more.add(policyArn);
        return new Grants(inline, more, boundary);
    }

    public Grants detach(String policyArn) {
        List<String> fewer = new ArrayList<>(attached);
        fewer.remove(policyArn);
        return new Grants(inline, fewer, boundary);
    }

    public Grants bounded(@Nullable String policyArn) {
        return new Grants(inline, attached, policyArn);
    }
}
