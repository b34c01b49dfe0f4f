package dev.latchkey.access;

import static dev.latchkey.access.RandomStatements.ACCOUNT;
import static dev.latchkey.access.RandomStatements.ELSEWHERE;

import dev.latchkey.access.TwinCaller.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** An account made by chance in the sandbox's own form, and who calls which of its URLs; the same seed makes the same one. */
final class RandomTwin {

    private static final int USERS = 36;
    private static final int ROLES = 24;
    private static final int OTHERS = 10;
    private static final int FUNCTIONS = 40;
    private static final int GROUPS = 6;
    private static final int MANAGED = 12;
    private static final List<String> TEAMS = List.of("red", "blue", "green");

    private final Random random;
    private final RandomStatements statements;
    private final List<String> functions =
            IntStream.range(0, FUNCTIONS).mapToObj(i -> "f" + i).toList();
    private final List<String> urls = functions.stream()
            .map(name -> name.endsWith("3") || name.endsWith("7") ? name + ":live" : name)
            .toList();
    private final List<TwinCaller> callers = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    private final List<Object> users = new ArrayList<>();
    private final List<Object> roles = new ArrayList<>();
    private final List<Object> sessions = new ArrayList<>();
    private final Map<String, String> resourceTags = new LinkedHashMap<>();

    /** One call of a URL, named {@code f1} or {@code f3:live}. */
    record Call(TwinCaller caller, String url) {}

    RandomTwin(long seed, int size, Instant now) {
        this.random = new Random(seed);
        this.statements = new RandomStatements(random);
        IntStream.range(0, USERS).forEach(i -> user("u" + i, ACCOUNT, Kind.USER, now));
        IntStream.range(0, OTHERS).forEach(i -> user("x" + i, ELSEWHERE, Kind.OTHER_ACCOUNT, now));
        IntStream.range(0, ROLES).forEach(i -> role("r" + i, now));
        urls.forEach(url -> resourceTags.put(url, random.nextBoolean() ? pick(TEAMS) : ""));
        List<Call> all = new ArrayList<>();
        callers.forEach(caller -> urls.forEach(url -> all.add(new Call(caller, url))));
        Collections.shuffle(all, random);
        calls.addAll(all.subList(0, size));
    }

    List<Call> calls() {
        return calls;
    }

    /** The tag {@code team} of a function; empty when it has none. */
    String tagOf(String url) {
        return resourceTags.getOrDefault(url, "");
    }

    /** What {@code PUT /_sandbox/account} takes. */
    String json() {
        List<Object> groups = IntStream.range(0, GROUPS)
                .mapToObj(i -> (Object) holder("GroupName", "g" + i, "GroupPolicyList", 3))
                .toList();
        List<Object> managed = IntStream.range(0, MANAGED)
                .mapToObj(i -> (Object) Map.of(
                        "PolicyName",
                        "m" + i,
                        "PolicyVersionList",
                        List.of(Map.of("VersionId", "v1", "Document", statements.policy(functions, i < 6 ? 8 : 12)))))
                .toList();
        return new JsonMapper()
                .writeValueAsString(Map.of(
                        "accountId",
                        ACCOUNT,
                        "authorizationDetails",
                        Map.of(
                                "UserDetailList",
                                users,
                                "GroupDetailList",
                                groups,
                                "RoleDetailList",
                                roles,
                                "Policies",
                                managed),
                        "functions",
                        urls.stream().map(this::function).toList(),
                        "sessions",
                        sessions));
    }

    private void user(String name, String account, Kind kind, Instant now) {
        Map<String, Object> user = holder("UserName", name, "UserPolicyList", kind == Kind.OTHER_ACCOUNT ? 1 : 2);
        String arn = "arn:aws:iam::" + account + ":user/" + name;
        user.put("Arn", arn);
        user.put("GroupList", random.nextBoolean() ? List.of("g" + random.nextInt(GROUPS)) : List.of());
        tag(user);
        bound(user);
        TwinCaller key = TwinCaller.user(kind, arn, "AKIA" + name);
        user.put(
                "AccessKeys",
                List.of(Map.of("AccessKeyId", key.accessKeyId(), "SecretAccessKey", key.secretAccessKey())));
        users.add(user);
        callers.add(key);
        if (kind == Kind.USER) {
            boolean mfa = random.nextBoolean();
            TwinCaller session = TwinCaller.minted(arn, "ASIA" + name, mfa);
            sessions.add(session.json("GET_SESSION_TOKEN", name, "", now));
            callers.add(session);
        }
    }

    private void role(String name, Instant now) {
        Map<String, Object> role = holder("RoleName", name, "RolePolicyList", 2);
        tag(role);
        bound(role);
        roles.add(role);
        Map<String, Object> narrow = statements.policy(functions, 12);
        for (TwinCaller session : List.of(
                TwinCaller.assumed(name, "night", "ASIAn" + name, null, random.nextBoolean() ? "ann" : null),
                TwinCaller.assumed(name, "day", "ASIAd" + name, new JsonMapper().writeValueAsString(narrow), null))) {
            sessions.add(session.json("ASSUME_ROLE", name, session.sessionName(), now));
            callers.add(session);
        }
    }

    private Map<String, Object> holder(String nameKey, String name, String inlineKey, int most) {
        Map<String, Object> holder = new LinkedHashMap<>();
        holder.put(nameKey, name);
        List<Object> inline = new ArrayList<>();
        for (int count = random.nextInt(most + 1); count > 0; count--) {
            inline.add(Map.of("PolicyName", "p" + count, "PolicyDocument", statements.policy(functions, 8)));
        }
        holder.put(inlineKey, inline);
        if (random.nextInt(3) == 0) {
            holder.put(
                    "AttachedManagedPolicies",
                    List.of(Map.of("PolicyArn", "arn:aws:iam::" + ACCOUNT + ":policy/m" + random.nextInt(6))));
        }
        return holder;
    }

    private void bound(Map<String, Object> holder) {
        if (random.nextInt(3) == 0) {
            String arn = "arn:aws:iam::" + ACCOUNT + ":policy/m" + (6 + random.nextInt(6));
            holder.put("PermissionsBoundary", Map.of("PermissionsBoundaryArn", arn));
        }
    }

    private void tag(Map<String, Object> holder) {
        Map<String, String> tags = random.nextBoolean()
                ? Map.of("team", pick(TEAMS), "fn", pick(functions))
                : random.nextBoolean() ? Map.of("team", pick(TEAMS)) : Map.of();
        holder.put(
                "Tags",
                tags.entrySet().stream()
                        .map(tag -> Map.of("Key", tag.getKey(), "Value", tag.getValue()))
                        .toList());
    }

    private Object function(String url) {
        String name = url.replace(":live", "");
        String qualifier = url.equals(name) ? "" : "live";
        Map<String, Object> function = new LinkedHashMap<>();
        function.put("FunctionName", name);
        function.put("Aliases", qualifier.isEmpty() ? List.of() : List.of(Map.of("Name", qualifier)));
        boolean open = name.endsWith("9");
        function.put("UrlConfigs", List.of(Map.of("Qualifier", qualifier, "AuthType", open ? "NONE" : "AWS_IAM")));
        if (!tagOf(url).isEmpty()) {
            function.put("Tags", Map.of("team", tagOf(url)));
        }
        List<String> names = calls.stream()
                .filter(call -> call.url().equals(url))
                .flatMap(call -> call.caller().names().stream())
                .toList();
        Map<String, Object> policies = new LinkedHashMap<>();
        if (random.nextInt(4) > 0 && !names.isEmpty()) {
            policies.put(qualifier, statements.resourcePolicy(url, names, 1 + random.nextInt(4)));
        }
        if (!qualifier.isEmpty() && random.nextBoolean()) {
            // Of the function itself: it must not count for the alias.
            policies.put("", statements.resourcePolicy("f*", List.of(ACCOUNT), 1));
        }
        function.put("Policies", policies);
        return function;
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
