package dev.latchkey.inventory;

import dev.latchkey.inventory.ReadGap.Part;
import dev.latchkey.policy.PolicySet;
import dev.latchkey.policy.PolicySource;
import dev.latchkey.policy.PolicyType;
import dev.latchkey.policy.SourcedPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One connection's principals, managed policies, functions and function URLs as read at one moment. */
public final class Snapshot {

    private final SnapshotOrigin origin;
    private final List<ReadGap> gaps;
    private final Map<String, KnownPrincipal> principals = new LinkedHashMap<>();
    private final Map<PrincipalKind, Map<String, KnownPrincipal>> byName = new EnumMap<>(PrincipalKind.class);
    private final Map<String, ManagedPolicy> policies = new LinkedHashMap<>();
    private final Map<String, KnownFunction> functions = new LinkedHashMap<>();
    private final Map<String, FunctionUrl> urls = new LinkedHashMap<>();

    public Snapshot(
            SnapshotOrigin origin,
            List<KnownPrincipal> principals,
            List<ManagedPolicy> policies,
            List<KnownFunction> functions,
            List<FunctionUrl> urls,
            List<ReadGap> gaps) {
        this.origin = origin;
        this.gaps = List.copyOf(gaps);
        for (KnownPrincipal principal : principals) {
            this.principals.put(principal.arn(), principal);
            byName.computeIfAbsent(principal.kind(), kind -> new LinkedHashMap<>())
                    .put(principal.name(), principal);
        }
        policies.forEach(policy -> this.policies.put(policy.arn(), policy));
        functions.forEach(function -> this.functions.put(function.name(), function));
        urls.forEach(url -> this.urls.put(url.id(), url));
    }

    public String connectionId() {
        return origin.connectionId();
    }

    /** Where it was read, and when. */
    public SnapshotOrigin origin() {
        return origin;
    }

    public Instant readAt() {
        return origin.readAt();
    }

    /** Users, roles and groups, by kind and name. */
    public List<KnownPrincipal> principals() {
        return List.copyOf(principals.values());
    }

    public List<KnownPrincipal> principals(PrincipalKind kind) {
        return List.copyOf(byName.getOrDefault(kind, Map.of()).values());
    }

    public Optional<KnownPrincipal> findPrincipal(PrincipalKind kind, String name) {
        return Optional.ofNullable(byName.getOrDefault(kind, Map.of()).get(name));
    }

    /** The user, role or group of that IAM ARN. */
    public Optional<KnownPrincipal> findPrincipal(String arn) {
        return Optional.ofNullable(principals.get(arn));
    }

    /** Customer managed policies, and those of AWS that somebody holds. */
    public List<ManagedPolicy> managedPolicies() {
        return List.copyOf(policies.values());
    }

    public Optional<ManagedPolicy> findManagedPolicy(String arn) {
        return Optional.ofNullable(policies.get(arn));
    }

    /** All functions, with or without a URL, by name. */
    public List<KnownFunction> functions() {
        return List.copyOf(functions.values());
    }

    public Optional<KnownFunction> findFunction(String name) {
        return Optional.ofNullable(functions.get(name));
    }

    /** By function name, the function's own URL before those of its aliases. */
    public List<FunctionUrl> functionUrls() {
        return List.copyOf(urls.values());
    }

    /** The URL of {@code name} or {@code name:qualifier}. */
    public Optional<FunctionUrl> findFunctionUrl(String id) {
        return Optional.ofNullable(urls.get(id));
    }

    public List<FunctionUrl> functionUrlsOf(String functionName) {
        return urls.values().stream()
                .filter(url -> url.functionName().equals(functionName))
                .toList();
    }

    public List<KnownFunction> functionsWithoutUrl() {
        List<String> withUrl =
                urls.values().stream().map(FunctionUrl::functionName).distinct().toList();
        return functions.values().stream()
                .filter(function -> !withUrl.contains(function.name()))
                .toList();
    }

    /** What could not be read. */
    public List<ReadGap> gaps() {
        return gaps;
    }

    public boolean lacks(Part part) {
        return gaps.stream().anyMatch(gap -> gap.part() == part);
    }

    /** Whether the list of functions itself is missing. */
    public boolean lacksFunctions() {
        return lacks(Part.FUNCTIONS);
    }

    /** Whether users, roles, groups and their policies are missing. */
    public boolean lacksPrincipals() {
        return lacks(Part.PRINCIPALS);
    }

    /** The members of that group. */
    public List<KnownPrincipal> membersOf(String group) {
        return principals(PrincipalKind.USER).stream()
                .filter(user -> user.groups().contains(group))
                .toList();
    }

    /** The principal's own policies, then those it has through groups. */
    public List<HeldPolicy> policiesOf(KnownPrincipal principal) {
        List<HeldPolicy> all = new ArrayList<>(principal.policies());
        for (String name : principal.groups()) {
            findPrincipal(PrincipalKind.GROUP, name).stream()
                    .flatMap(group -> group.policies().stream())
                    .map(policy -> policy.through(name))
                    .forEach(all::add);
        }
        return all;
    }

    /** All policies that decide whether the principal may call the URL, each with its source; what could not be read is marked unread. */
    public PolicySet policySetOf(KnownPrincipal principal, FunctionUrl url) {
        return add(principal, policySetOf(url)).build();
    }

    /** The principal's side alone. */
    public PolicySet policySetOf(KnownPrincipal principal) {
        return add(principal, PolicySet.builder()).build();
    }

    private PolicySet.Builder add(KnownPrincipal principal, PolicySet.Builder set) {
        List<HeldPolicy> held = policiesOf(principal);
        set.identity(
                held.stream().map(HeldPolicy::sourced).flatMap(Optional::stream).toList());
        if (held.stream().anyMatch(policy -> !policy.document().readable()) || lacksGroupOf(principal)) {
            set.unread(PolicyType.IDENTITY);
        }
        principal
                .findBoundary()
                .ifPresent(boundary ->
                        boundary.sourced().ifPresentOrElse(set::boundary, () -> set.unread(PolicyType.BOUNDARY)));
        return set;
    }

    /** The resource side alone, to which the policies of a principal from elsewhere can be added. */
    public PolicySet.Builder policySetOf(FunctionUrl url) {
        PolicySet.Builder set = PolicySet.builder();
        url.resourcePolicy()
                .policy()
                .ifPresent(policy -> set.resource(new SourcedPolicy(
                        new PolicySource(PolicyType.RESOURCE, url.id(), url.functionArn(), null), policy)));
        if (url.resourcePolicy().unknown()) {
            set.unread(PolicyType.RESOURCE);
        }
        return set;
    }

    /** What the snapshot would be if the principal were like this: the ground of a preview. */
    public Snapshot with(KnownPrincipal changed) {
        Map<String, KnownPrincipal> all = new LinkedHashMap<>(principals);
        all.put(changed.arn(), changed);
        return with(List.copyOf(all.values()));
    }

    /** What the snapshot would be with these users, roles and groups. */
    public Snapshot with(List<KnownPrincipal> all) {
        return new Snapshot(origin, all, managedPolicies(), functions(), functionUrls(), gaps);
    }

    /** What the snapshot would be if the function URL or its resource policy were like this. */
    public Snapshot with(FunctionUrl changed) {
        Map<String, FunctionUrl> all = new LinkedHashMap<>(urls);
        all.put(changed.id(), changed);
        return new Snapshot(origin, principals(), managedPolicies(), functions(), List.copyOf(all.values()), gaps);
    }

    /** The same content with another gap, for a copy that is shown because a newer one cannot be had. */
    Snapshot with(ReadGap gap) {
        return new Snapshot(
                origin,
                principals(),
                managedPolicies(),
                functions(),
                functionUrls(),
                Stream.concat(gaps.stream(), Stream.of(gap)).toList());
    }

    private boolean lacksGroupOf(KnownPrincipal principal) {
        return principal.groups().stream()
                .anyMatch(group -> findPrincipal(PrincipalKind.GROUP, group).isEmpty());
    }
}
