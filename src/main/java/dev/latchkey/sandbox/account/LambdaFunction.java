package dev.latchkey.sandbox.account;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A Lambda function with everything that belongs to it.
 *
 * @param versions {@code $LATEST} first, then the published ones in order
 * @param urls by alias name, the function's own under {@link #UNQUALIFIED}
 * @param policies resource policies by alias or version, the function's own under {@link #UNQUALIFIED}
 * @param reserved reserved concurrent executions
 */
public record LambdaFunction(
        String name,
        String arn,
        List<FunctionVersion> versions,
        SortedMap<String, FunctionAlias> aliases,
        SortedMap<String, UrlConfig> urls,
        SortedMap<String, String> policies,
        SortedMap<String, String> tags,
        @Nullable Integer reserved) {

    /** The key of what belongs to the function itself. */
    public static final String UNQUALIFIED = "";

    public LambdaFunction {
        versions = List.copyOf(versions);
        aliases = Collections.unmodifiableSortedMap(new TreeMap<>(aliases));
        urls = Collections.unmodifiableSortedMap(new TreeMap<>(urls));
        policies = Collections.unmodifiableSortedMap(new TreeMap<>(policies));
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    public static LambdaFunction of(String name, String arn, FunctionVersion latest) {
        return new LambdaFunction(
                name, arn, List.of(latest), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), null);
    }

    public FunctionVersion latest() {
        return versions.getFirst();
    }

    public Optional<FunctionVersion> version(String number) {
        return versions.stream().filter(one -> one.version().equals(number)).findFirst();
    }

    /** The ARN of the function itself or of one of its aliases or versions. */
    public String arn(@Nullable String qualifier) {
        return qualifier == null || qualifier.isEmpty() ? arn : arn + ":" + qualifier;
    }

    /** The resource policy of the function itself, an alias or a version: each has its own. */
    public @Nullable String policy(@Nullable String qualifier) {
        return policies.get(qualifier == null ? UNQUALIFIED : qualifier);
    }

    public LambdaFunction withVersions(List<FunctionVersion> changed) {
        return new LambdaFunction(name, arn, changed, aliases, urls, policies, tags, reserved);
    }

    public LambdaFunction withLatest(FunctionVersion changed) {
        List<FunctionVersion> all = new ArrayList<>(versions);
        all.set(0, changed);
        return withVersions(all);
    }

    public LambdaFunction withAliases(SortedMap<String, FunctionAlias> changed) {
        return new LambdaFunction(name, arn, versions, changed, urls, policies, tags, reserved);
    }

    public LambdaFunction withUrls(SortedMap<String, UrlConfig> changed) {
        return new LambdaFunction(name, arn, versions, aliases, changed, policies, tags, reserved);
    }

    public LambdaFunction withPolicies(SortedMap<String, String> changed) {
        return new LambdaFunction(name, arn, versions, aliases, urls, changed, tags, reserved);
    }

    public LambdaFunction withTags(SortedMap<String, String> changed) {
        return new LambdaFunction(name, arn, versions, aliases, urls, policies, changed, reserved);
    }

    public LambdaFunction withReserved(@Nullable Integer changed) {
        return new LambdaFunction(name, arn, versions, aliases, urls, policies, tags, changed);
    }
}
