package dev.latchkey.access.remedy;

import static dev.latchkey.access.Account.ID;
import static dev.latchkey.access.Account.attached;
import static dev.latchkey.access.Account.aws;
import static dev.latchkey.access.Account.bounded;
import static dev.latchkey.access.Account.functionArn;
import static dev.latchkey.access.Account.group;
import static dev.latchkey.access.Account.iam;
import static dev.latchkey.access.Account.in;
import static dev.latchkey.access.Account.inline;
import static dev.latchkey.access.Account.none;
import static dev.latchkey.access.Account.nothing;
import static dev.latchkey.access.Account.resource;
import static dev.latchkey.access.Account.role;
import static dev.latchkey.access.Account.roleArn;
import static dev.latchkey.access.Account.trusting;
import static dev.latchkey.access.Account.user;
import static dev.latchkey.access.Account.userArn;

import dev.latchkey.access.Account;
import dev.latchkey.access.CallContext;
import dev.latchkey.access.SignedWith;
import dev.latchkey.inventory.HeldPolicy;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.ResourcePolicy;
import dev.latchkey.inventory.Snapshot;
import dev.latchkey.policy.RequestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An account made by chance: the same seed makes the same one. */
final class RandomAccount {

    private static final List<String> URLS = List.of("one", "two", "two:live", "open");
    private static final List<String> NAMES = List.of("ann", "ben", "cai", "dia");
    private static final List<String> ACTIONS = List.of(
            "\"lambda:InvokeFunctionUrl\"",
            "\"lambda:InvokeFunction\"",
            "[\"lambda:InvokeFunctionUrl\",\"lambda:InvokeFunction\"]",
            "[\"lambda:InvokeFunctionUrl\",\"lambda:InvokeFunction\"]",
            "\"lambda:Invoke*\"",
            "\"lambda:*\"",
            "\"*\"",
            "\"s3:*\"");
    private static final List<String> CONDITIONS = List.of(
            "",
            "",
            "",
            "",
            ",\"Condition\":" + Account.URL_ONLY,
            ",\"Condition\":" + Account.VIA_URL,
            ",\"Condition\":{\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"}}",
            ",\"Condition\":{\"BoolIfExists\":{\"aws:MultiFactorAuthPresent\":\"false\"}}",
            ",\"Condition\":{\"IpAddress\":{\"aws:SourceIp\":\"203.0.113.0/24\"}}",
            ",\"Condition\":{\"NotIpAddress\":{\"aws:SourceIp\":[\"203.0.113.0/24\",\"198.51.100.7\"]}}",
            ",\"Condition\":{\"StringEquals\":{\"aws:SourceVpc\":\"vpc-1\"}}",
            ",\"Condition\":{\"StringNotEqualsIfExists\":{\"aws:SourceVpce\":\"vpce-1\"}}",
            ",\"Condition\":{\"ArnNotEquals\":{\"aws:PrincipalArn\":\"" + userArn("ann") + "\"}}");

    private final Random random;

    RandomAccount(long seed) {
        this.random = new Random(seed);
    }

    Snapshot snapshot() {
        Account account = new Account();
        String shared = statements(false);
        String edge = statements(true);
        for (String group : List.of("g1", "g2")) {
            account.add(group(group, policies(shared)));
        }
        for (String name : NAMES) {
            KnownPrincipal user = user(name, policies(shared));
            KnownPrincipal joined = random.nextBoolean() ? in(user, random.nextBoolean() ? "g1" : "g2") : user;
            account.add(chance(4) ? bounded(joined, edge) : joined);
            KnownPrincipal role = role(name, policies(shared));
            KnownPrincipal trusted = trusting(role, aws(random.nextBoolean() ? userArn("ann") : ID));
            account.add(chance(3) ? bounded(trusted, edge) : trusted);
        }
        account.add(iam("one", resourcePolicy("one")));
        account.add(iam("two", resourcePolicy("two")));
        account.add(iam("two:live", resourcePolicy("two:live")));
        account.add(none("open", resourcePolicy("open")));
        return account.read();
    }

    String principal() {
        String name = pick(NAMES);
        return switch (random.nextInt(6)) {
            case 0 -> "arn:aws:iam::444455556666:role/" + name;
            case 1 -> "arn:aws:sts::" + ID + ":assumed-role/" + name + "/nightly";
            case 2, 3 -> roleArn(name);
            default -> userArn(name);
        };
    }

    String url() {
        return pick(URLS);
    }

    CallContext context() {
        SignedWith with = pick(List.of(SignedWith.ANYTHING, SignedWith.LONG_TERM_KEY, SignedWith.SESSION));
        RequestContext.Builder keys = RequestContext.builder();
        if (chance(3)) {
            keys.put("aws:SourceIp", pick(List.of("203.0.113.9", "192.0.2.200")));
        }
        return new CallContext(with, keys.build(), null);
    }

    private HeldPolicy[] policies(String shared) {
        List<HeldPolicy> policies = new ArrayList<>();
        if (chance(2)) {
            policies.add(inline("Own", statements(true)));
        }
        if (chance(3)) {
            policies.add(attached("Shared", shared));
        }
        return policies.toArray(HeldPolicy[]::new);
    }

    private String statements(boolean mostlyAllow) {
        return IntStream.rangeClosed(1, 1 + random.nextInt(3))
                .mapToObj(number -> statement(number, "", random.nextInt(10) < (mostlyAllow ? 2 : 4)))
                .collect(Collectors.joining(","));
    }

    private ResourcePolicy resourcePolicy(String id) {
        if (chance(2)) {
            return nothing();
        }
        return resource(IntStream.rangeClosed(1, 1 + random.nextInt(3))
                .mapToObj(number -> {
                    String named = pick(List.of(
                            "\"*\"",
                            aws(userArn(pick(NAMES))),
                            aws(roleArn(pick(NAMES))),
                            aws("arn:aws:iam::444455556666:root"),
                            aws(ID)));
                    return statement(number, "\"Principal\":" + named + ",", chance(5));
                })
                .toArray(String[]::new));
    }

    private String statement(int number, String principal, boolean deny) {
        String resource = pick(List.of(
                "\"*\"",
                "\"" + functionArn("*") + "\"",
                "\"" + functionArn(pick(URLS)) + "\"",
                "\"" + functionArn(pick(URLS)) + "\"",
                "[\"" + functionArn("one") + "\",\"" + functionArn("two:live") + "\"]"));
        return "{\"Sid\":\"S%d\",\"Effect\":\"%s\",%s\"Action\":%s,\"%s\":%s%s}"
                .formatted(
                        number,
                        deny ? "Deny" : "Allow",
                        principal,
                        pick(ACTIONS),
                        chance(12) ? "NotResource" : "Resource",
                        resource,
                        pick(CONDITIONS));
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
