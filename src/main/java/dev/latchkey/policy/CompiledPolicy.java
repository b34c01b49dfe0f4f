package dev.latchkey.policy;

import dev.latchkey.policy.Policy.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A policy made ready for matching: its statements, and for each service those that can touch one of its actions.
 *
 * <p>Large policies name hundreds of services; a request looks only at the statements of its own.
 */
final class CompiledPolicy {

    /** Those who ask millions of times ask for few actions; the first ones are kept. */
    private static final int MOST_KNOWN = 8;

    private record Covering(String action, CompiledStatement[] statements) {}

    private final CompiledStatement[] statements;
    /** In lower case and in order. */
    private final String[] services;

    private final CompiledStatement[][] byService;
    /** Those whose actions may be of any service. */
    private final CompiledStatement[] ofAny;

    /** Replaced, never changed; two threads that race lose a memory and nothing else. */
    private volatile Covering[] known = {};

    CompiledPolicy(Policy policy) {
        boolean variables = policy.version() == Version.V2012_10_17;
        this.statements = policy.statements().stream()
                .map(statement -> new CompiledStatement(statement, variables))
                .toArray(CompiledStatement[]::new);
        SortedMap<String, List<CompiledStatement>> index = new TreeMap<>();
        for (CompiledStatement statement : statements) {
            services(statement).forEach(service -> index.putIfAbsent(service, new ArrayList<>()));
        }
        List<CompiledStatement> any = new ArrayList<>();
        for (CompiledStatement statement : statements) {
            List<String> own = services(statement);
            if (own.isEmpty()) {
                any.add(statement);
                index.values().forEach(list -> list.add(statement));
            } else {
                own.forEach(service -> index.computeIfAbsent(service, absent -> new ArrayList<>())
                        .add(statement));
            }
        }
        this.services = index.keySet().toArray(String[]::new);
        this.byService = index.values().stream()
                .map(list -> list.toArray(CompiledStatement[]::new))
                .toArray(CompiledStatement[][]::new);
        this.ofAny = any.toArray(CompiledStatement[]::new);
    }

    /** The services whose actions the statement names, each once; none when they may be of any. */
    private static List<String> services(CompiledStatement compiled) {
        Statement statement = compiled.statement();
        List<String> services = new ArrayList<>();
        for (String pattern : statement.action().patterns()) {
            int colon = pattern.indexOf(':');
            String service = colon < 0 ? "*" : lower(pattern.substring(0, colon));
            if (service.contains("*") || service.contains("?")) {
                return List.of();
            }
            services.add(service);
        }
        boolean open = statement.action().negated() || statement.flaw().isPresent();
        return open ? List.of() : services.stream().distinct().toList();
    }

    /** Character by character, as patterns compare actions. */
    private static String lower(String service) {
        char[] letters = service.toCharArray();
        for (int i = 0; i < letters.length; i++) {
            letters[i] = Glob.lower(letters[i]);
        }
        return new String(letters);
    }

    CompiledStatement[] statements() {
        return statements;
    }

    /** The statements whose Action covers it, in the order of the policy. */
    CompiledStatement[] covering(String action) {
        Covering[] before = known;
        for (Covering covering : before) {
            if (covering.action.equals(action)) {
                return covering.statements;
            }
        }
        CompiledStatement[] found = Arrays.stream(touching(action))
                .filter(statement -> statement.covers(action))
                .toArray(CompiledStatement[]::new);
        if (before.length < MOST_KNOWN) {
            Covering[] after = Arrays.copyOf(before, before.length + 1);
            after[before.length] = new Covering(action, found);
            known = after;
        }
        return found;
    }

    /** The statements that may name the action: those of its service. */
    private CompiledStatement[] touching(String action) {
        int low = 0;
        int high = services.length - 1;
        int end = Math.max(action.indexOf(':'), 0);
        while (low <= high) {
            int middle = low + high >>> 1;
            int order = order(services[middle], action, end);
            if (order == 0) {
                return byService[middle];
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return ofAny;
    }

    /** The service against the first characters of the action, without making a text of them. */
    private static int order(String service, String action, int end) {
        int both = Math.min(service.length(), end);
        for (int i = 0; i < both; i++) {
            int order = service.charAt(i) - Glob.lower(action.charAt(i));
            if (order != 0) {
                return order;
            }
        }
        return service.length() - end;
    }
}
