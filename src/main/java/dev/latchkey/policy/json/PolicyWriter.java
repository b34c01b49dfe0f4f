package dev.latchkey.policy.json;

import dev.latchkey.policy.Condition;
import dev.latchkey.policy.PatternElement;
import dev.latchkey.policy.Policy;
import dev.latchkey.policy.PrincipalElement;
import dev.latchkey.policy.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Writes policies in the order AWS writes them; one value stands without a list. */
public final class PolicyWriter {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final ObjectWriter PRETTY = MAPPER.writer().with(prettyPrinter());

    private PolicyWriter() {}

    /** Two blanks a level. */
    public static String pretty(Policy policy) {
        return PRETTY.writeValueAsString(tree(policy));
    }

    /** A single statement, two blanks a level. */
    public static String pretty(Statement statement) {
        return PRETTY.writeValueAsString(tree(statement));
    }

    /** Without white space. */
    public static String compact(Policy policy) {
        return MAPPER.writeValueAsString(tree(policy));
    }

    /** A single statement without white space. */
    public static String compact(Statement statement) {
        return MAPPER.writeValueAsString(tree(statement));
    }

    private static Map<String, Object> tree(Policy policy) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("Version", policy.version().text());
        policy.id().ifPresent(id -> tree.put("Id", id));
        tree.put(
                "Statement",
                policy.statements().stream().map(PolicyWriter::tree).toList());
        return tree;
    }

    private static Map<String, Object> tree(Statement statement) {
        Map<String, Object> tree = new LinkedHashMap<>();
        statement.sid().ifPresent(sid -> tree.put("Sid", sid));
        tree.put("Effect", statement.effect().text());
        statement
                .principal()
                .ifPresent(principal -> tree.put(principal.negated() ? "NotPrincipal" : "Principal", tree(principal)));
        put(tree, "Action", statement.action());
        statement.resource().ifPresent(resource -> put(tree, "Resource", resource));
        if (!statement.conditions().isEmpty()) {
            tree.put("Condition", conditions(statement.conditions()));
        }
        return tree;
    }

    private static void put(Map<String, Object> tree, String name, PatternElement element) {
        tree.put(element.negated() ? "Not" + name : name, single(element.patterns()));
    }

    private static Object tree(PrincipalElement principal) {
        if (principal.equals(
                new PrincipalElement(principal.negated(), List.of("*"), List.of(), List.of(), List.of()))) {
            return "*";
        }
        Map<String, Object> kinds = new LinkedHashMap<>();
        putUnlessEmpty(kinds, "AWS", principal.aws());
        putUnlessEmpty(kinds, "Service", principal.services());
        putUnlessEmpty(kinds, "Federated", principal.federated());
        putUnlessEmpty(kinds, "CanonicalUser", principal.canonicalUsers());
        return kinds;
    }

    private static Map<String, Map<String, Object>> conditions(List<Condition> conditions) {
        Map<String, Map<String, Object>> operators = new LinkedHashMap<>();
        for (Condition condition : conditions) {
            operators
                    .computeIfAbsent(condition.operator(), operator -> new LinkedHashMap<>())
                    .put(condition.key(), single(condition.values()));
        }
        return operators;
    }

    private static void putUnlessEmpty(Map<String, Object> tree, String name, List<String> values) {
        if (!values.isEmpty()) {
            tree.put(name, single(values));
        }
    }

    private static Object single(List<String> values) {
        return values.size() == 1 ? values.getFirst() : values;
    }

    private static DefaultPrettyPrinter prettyPrinter() {
        Separators separators = Separators.createDefaultInstance()
                .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                .withArrayEmptySeparator("");
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        return new DefaultPrettyPrinter(separators).withArrayIndenter(indenter).withObjectIndenter(indenter);
    }
}
