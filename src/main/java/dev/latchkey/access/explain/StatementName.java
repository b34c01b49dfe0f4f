package dev.latchkey.access.explain;

import dev.latchkey.policy.PolicyType;
import dev.latchkey.policy.StatementResult;

/** How sentences name a statement: by its policy and number, in a resource policy by its Sid. */
final class StatementName {

    private StatementName() {}

    /** {@code FraudInvoke statement 1}. */
    static Phrase of(StatementResult one) {
        return ofResource(one)
                ? Phrase.of("Statement ").mono(sid(one))
                : Phrase.ofMono(one.source().name()).text(" statement " + (one.index() + 1));
    }

    /** {@code FraudInvoke statements 1 and 2}. */
    static Phrase of(StatementResult first, StatementResult second) {
        return ofResource(first)
                ? Phrase.of("Statements ").mono(sid(first)).text(" and ").mono(sid(second))
                : Phrase.ofMono(first.source().name())
                        .text(" statements " + (first.index() + 1) + " and " + (second.index() + 1));
    }

    /** The same with what is named in bold, for the verdict. */
    static Phrase bold(StatementResult one) {
        return ofResource(one)
                ? Phrase.of("Statement ").bold(sid(one))
                : Phrase.ofBold(one.source().name()).text(" statement " + (one.index() + 1));
    }

    static Phrase bold(StatementResult first, StatementResult second) {
        return ofResource(first)
                ? Phrase.of("Statements ").bold(sid(first)).text(" and ").bold(sid(second))
                : Phrase.ofBold(first.source().name())
                        .text(" statements " + (first.index() + 1) + " and " + (second.index() + 1));
    }

    /** The kind of policy it stands in: {@code the identity policy}. */
    static String place(StatementResult one) {
        return switch (one.source().type()) {
            case ORGANIZATION -> "an organization policy";
            case RESOURCE -> "the resource policy";
            case IDENTITY -> "the identity policy";
            case BOUNDARY -> "the permissions boundary";
            case SESSION -> "the session policy";
        };
    }

    /** The group it comes through, set off by commas; empty for none. */
    static String via(StatementResult one) {
        return one.source().via() == null ? "" : ", via group " + one.source().via() + ",";
    }

    /** The Sid, or its number. */
    static String sid(StatementResult one) {
        return one.statement().sid().filter(sid -> !sid.isEmpty()).orElse(String.valueOf(one.index() + 1));
    }

    private static boolean ofResource(StatementResult one) {
        return one.source().type() == PolicyType.RESOURCE;
    }
}
