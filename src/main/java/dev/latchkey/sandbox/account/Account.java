package dev.latchkey.sandbox.account;

import dev.latchkey.sandbox.account.AccessKey.LastUse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The sandbox's account. Whoever reads or changes it holds its monitor: the dispatcher does for every operation, so an
 * operation is one step. What it hands out is immutable.
 */
public final class Account {

    private final String id;
    private final String region;
    private final Map<Identity.Kind, TreeMap<String, Identity>> identities = new EnumMap<>(Identity.Kind.class);
    private final Map<String, ManagedPolicy> policies = new TreeMap<>();
    private final Map<String, LambdaFunction> functions = new TreeMap<>();
    private final Map<String, String> userOfKey = new HashMap<>();
    private final Map<String, String> functionOfUrl = new HashMap<>();
    private final Map<String, LastUse> uses = new HashMap<>();
    private long changes;

    public Account(String id, String region) {
        this.id = id;
        this.region = region;
        for (Identity.Kind kind : Identity.Kind.values()) {
            identities.put(kind, new TreeMap<>());
        }
    }

    public String id() {
        return id;
    }

    public String region() {
        return region;
    }

    /** Counts the changes, so that whoever keeps a copy knows when it is old. Uses of keys do not count. */
    public long changes() {
        return changes;
    }

    /** In the order of their names. */
    public List<User> users() {
        return all(Identity.Kind.USER, User.class);
    }

    public List<Group> groups() {
        return all(Identity.Kind.GROUP, Group.class);
    }

    public List<Role> roles() {
        return all(Identity.Kind.ROLE, Role.class);
    }

    public Optional<User> user(String name) {
        return find(Identity.Kind.USER, name).map(User.class::cast);
    }

    public Optional<Group> group(String name) {
        return find(Identity.Kind.GROUP, name).map(Group.class::cast);
    }

    public Optional<Role> role(String name) {
        return find(Identity.Kind.ROLE, name).map(Role.class::cast);
    }

    public Optional<Identity> find(Identity.Kind kind, String name) {
        return Optional.ofNullable(of(kind).get(name));
    }

    public List<Identity> identities() {
        List<Identity> all = new ArrayList<>();
        identities.values().forEach(kind -> all.addAll(kind.values()));
        return all;
    }

    /** Names of one kind are unique ignoring case (IAM User Guide, "IAM identifiers"). */
    public boolean isTaken(Identity.Kind kind, String name) {
        return of(kind).keySet().stream().anyMatch(name::equalsIgnoreCase);
    }

    /** The user or role with this ARN. */
    public Optional<Identity> principal(String arn) {
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        return find(Identity.Kind.USER, name)
                .filter(user -> user.arn().equals(arn))
                .or(() ->
                        find(Identity.Kind.ROLE, name).filter(role -> role.arn().equals(arn)));
    }

    public List<User> members(String groupName) {
        return users().stream()
                .filter(user -> user.groups().contains(groupName))
                .toList();
    }

    /** Adds it, or takes the place of the one with its name. */
    public void put(Identity identity) {
        Identity former = of(identity.kind()).put(identity.name(), identity);
        if (former instanceof User user) {
            user.keys().forEach(key -> userOfKey.remove(key.id()));
        }
        if (identity instanceof User user) {
            user.keys().forEach(key -> userOfKey.put(key.id(), user.name()));
        }
        changes++;
    }

    /** Takes it out; where policies name it as principal, its unique id stays behind (IAM User Guide, "Principal"). */
    public void remove(Identity identity) {
        of(identity.kind()).remove(identity.name());
        if (identity instanceof User user) {
            user.keys().forEach(key -> userOfKey.remove(key.id()));
        }
        DeadPrincipal dead = new DeadPrincipal(identity.arn(), identity.id());
        roles().forEach(role -> dead.in(role.trust()).ifPresent(trust -> put(role.withTrust(trust))));
        functions().forEach(function -> {
            Map<String, String> shown = new TreeMap<>(function.policies());
            shown.replaceAll((qualifier, policy) -> dead.in(policy).orElse(policy));
            if (!shown.equals(function.policies())) {
                put(function.withPolicies(new TreeMap<>(shown)));
            }
        });
        changes++;
    }

    public Optional<User> userOfKey(String accessKeyId) {
        return Optional.ofNullable(userOfKey.get(accessKeyId)).flatMap(this::user);
    }

    /** All managed policies, AWS's own among them, in the order of their ARNs. */
    public Collection<ManagedPolicy> policies() {
        return List.copyOf(policies.values());
    }

    public Optional<ManagedPolicy> policy(String arn) {
        return Optional.ofNullable(policies.get(arn));
    }

    public void put(ManagedPolicy policy) {
        policies.put(policy.arn(), policy);
        changes++;
    }

    public void remove(ManagedPolicy policy) {
        policies.remove(policy.arn());
        changes++;
    }

    /** In the order of their names. */
    public List<LambdaFunction> functions() {
        return List.copyOf(functions.values());
    }

    public Optional<LambdaFunction> function(String name) {
        return Optional.ofNullable(functions.get(name));
    }

    public Optional<LambdaFunction> functionOfUrl(String urlId) {
        return Optional.ofNullable(functionOfUrl.get(urlId)).flatMap(this::function);
    }

    public void put(LambdaFunction function) {
        functionOfUrl.values().removeIf(function.name()::equals);
        functions.put(function.name(), function);
        function.urls().values().forEach(url -> functionOfUrl.put(url.urlId(), function.name()));
        changes++;
    }

    public void remove(LambdaFunction function) {
        functionOfUrl.values().removeIf(function.name()::equals);
        functions.remove(function.name());
        changes++;
    }

    /** Notes the use of an access key or, by its unique id, of a role. */
    public void used(String keyOrRoleId, LastUse use) {
        uses.put(keyOrRoleId, use);
    }

    public Optional<LastUse> lastUse(String keyOrRoleId) {
        return Optional.ofNullable(uses.get(keyOrRoleId));
    }

    private TreeMap<String, Identity> of(Identity.Kind kind) {
        return identities.computeIfAbsent(kind, none -> new TreeMap<>());
    }

    private <T extends Identity> List<T> all(Identity.Kind kind, Class<T> type) {
        return of(kind).values().stream().map(type::cast).toList();
    }
}
