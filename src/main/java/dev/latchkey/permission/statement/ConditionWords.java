package dev.latchkey.permission.statement;

import dev.latchkey.policy.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Conditions in words; what has no words of its own prints as {@code key operator value}. */
final class ConditionWords {

    static final String AUTH_TYPE = "lambda:functionurlauthtype";
    static final String VIA_URL = "lambda:invokedviafunctionurl";
    private static final String ORGANIZATION = "aws:principalorgid";

    private ConditionWords() {}

    static String key(Condition condition) {
        return condition.key().toLowerCase(Locale.ROOT);
    }

    static boolean ifExists(Condition condition) {
        return condition.operator().toLowerCase(Locale.ROOT).endsWith("ifexists");
    }

    /** Whether it limits a grant to calls through the URL. */
    static boolean viaUrl(Condition condition) {
        return key(condition).equals(VIA_URL)
                && condition.operator().equalsIgnoreCase("Bool")
                && condition.values().equals(List.of("true"));
    }

    /** The organization stands right behind the principal. */
    static boolean organization(Condition condition) {
        return key(condition).equals(ORGANIZATION) && condition.operator().equalsIgnoreCase("StringEquals");
    }

    static void addOrganizations(Phrase phrase, List<Condition> conditions) {
        for (Condition condition : conditions) {
            if (organization(condition)) {
                phrase.words(" in the organization ").names(condition.values(), "or");
            }
        }
    }

    static void add(Phrase phrase, List<Condition> conditions) {
        List<Runnable> items = new ArrayList<>();
        for (Condition condition : conditions) {
            if (!organization(condition)) {
                items.add(() -> add(phrase, condition));
            }
        }
        if (!items.isEmpty()) {
            phrase.words(" ").list(items, "and");
        }
    }

    private static void add(Phrase phrase, Condition condition) {
        List<String> values = condition.values();
        switch (condition.operator().toLowerCase(Locale.ROOT) + " " + key(condition)) {
            case "stringequals " + AUTH_TYPE ->
                phrase.words("when the URL uses ").names(values, "or");
            case "stringequals aws:sourcevpc", "ipaddress aws:sourceip" ->
                phrase.words("only from ").names(values, "or");
            case "notipaddress aws:sourceip" -> phrase.words("except from ").names(values, "or");
            case "stringequals aws:sourcevpce" ->
                phrase.words("only through the VPC endpoint ").names(values, "or");
            case "stringequals aws:sourceaccount" ->
                phrase.words("only for account ").names(values, "or");
            case "arnlike aws:sourcearn", "arnequals aws:sourcearn", "stringequals aws:sourcearn" ->
                phrase.words("only for ").names(values, "or");
            default -> addOther(phrase, condition);
        }
    }

    private static void addOther(Phrase phrase, Condition condition) {
        boolean plainTrue = condition.operator().equalsIgnoreCase("Bool")
                && condition.values().equals(List.of("true"));
        String words = !plainTrue
                ? ""
                : switch (key(condition)) {
                    case VIA_URL -> "only through the URL";
                    case "aws:multifactorauthpresent" -> "only with MFA";
                    case "aws:securetransport" -> "only over TLS";
                    default -> "";
                };
        if (words.isEmpty()) {
            phrase.words("when ").name(condition.key()).words(" " + condition.operator() + " ");
            phrase.names(condition.values(), "or");
        } else {
            phrase.words(words);
        }
    }
}
