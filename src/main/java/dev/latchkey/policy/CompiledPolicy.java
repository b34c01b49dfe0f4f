package dev.latchkey.policy;

import dev.latchkey.policy.Policy.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A policy made ready for matching: its statements, and for each service those that can touch one of its actions.
 *
 * <p>Large policies name hundreds of services; a request looks only at the statements of its own.
 */
final class CompiledPolicy {

    private final CompiledStatement[] statements;
    /** In lower case and in order. */
    private final String[] services;

    private final CompiledStatement[][] byService;
    /** Those whose actions may be of any service. */
    private final CompiledStatement[] ofAny;

    CompiledPolicy(Policy policy) {
        boolean variables = policy.version() == Version.V2012_10_17;
        this.statements = policy.statements().stream()
                .map(statement -> new CompiledStatement(statement, variables))
                .toArray(CompiledStatement[]::new);
        SortedMap<String, List<CompiledStatement>> index = new TreeMap<>();
        for (CompiledStatement statement : statements) {
            services(statement).forEach(service -> index.put(service, new ArrayList<>()));
        }
        List<CompiledStatement> any = new ArrayList<>();
        for (CompiledStatement statement : statements) {
            List<String> own = services(statement);
            if (own.isEmpty()) {
                any.add(statement);
                index.values().forEach(list -> list.add(statement));
            } else {
                own.forEach(service -> index.get(service).add(statement));
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
            letters[i] = Character.toLowerCase(letters[i]);
        }
        return new String(letters);
    }

    CompiledStatement[] statements() {
        return statements;
    }

    /** The statements that may name the action, in the order of the policy. */
    CompiledStatement[] touching(String action) {
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
            int order = service.charAt(i) - Character.toLowerCase(action.charAt(i));
            if (order != 0) {
                return order;
            }
        }
        return service.length() - end;
    }
}
