package dev.latchkey.permission.functions;

import dev.latchkey.access.AccessReport;
import dev.latchkey.access.Verdict;
import dev.latchkey.inventory.PrincipalKind;
import dev.latchkey.permission.effect.Shift;
import dev.latchkey.permission.effect.Shifts;
import dev.latchkey.permission.functions.Grantee.Somebody;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The sentence under a preview: bob goes from denied to allowed. No one else changes.
 *
 * @param kind of the alert: allow, info, warn or sig
 */
record EffectLine(String kind, List<Part> parts) {

    /** Words, some of them bold. */
    record Part(String text, boolean bold) {}

    static EffectLine withoutUrl(FunctionView function) {
        return line(
                "info", bold(function.name()), plain(" has no URL yet. The statements take effect when it gets one."));
    }

    static EffectLine unsigned() {
        return line(
                "warn",
                bold("No one"),
                plain(" changes: this URL asks nobody to sign, so only a statement for anyone (*) counts."));
    }

    static EffectLine ofAnyone(FunctionView function, Shifts shifts, String organization) {
        if (function.unsigned()) {
            boolean open = shifts.all().stream().anyMatch(shift -> shift.after() == Verdict.PUBLIC);
            return open
                    ? line("sig", bold("Anyone on the internet"), plain(" can call it without signing."))
                    : line(
                            "warn",
                            bold("Nobody"),
                            plain(" can call it yet: the statements must let anyone in for both actions."));
        }
        String who = organization.isEmpty()
                ? " in any AWS account whose own policies allow the call"
                : " in the organization " + organization + " whose own policies allow the call";
        int gained = (int) shifts.gained().stream()
                .filter(shift -> !shift.name().endsWith(")"))
                .count();
        return line(
                organization.isEmpty() ? "sig" : "warn",
                bold(organization.isEmpty() ? "Anyone" : "Everyone"),
                plain(who + " can call it. "),
                plain(
                        gained == 0
                                ? "No user of this account changes."
                                : gained + " users of this account gain access."));
    }

    /**
     * @param before what the user or role gets back now
     * @param after what it would get back
     */
    static EffectLine ofKnown(Somebody somebody, AccessReport before, AccessReport after, Shifts shifts) {
        List<Part> parts = new ArrayList<>();
        parts.add(bold(somebody.name()));
        String kind;
        if (before.verdict() != after.verdict()) {
            kind = after.open() ? "allow" : "info";
            parts.add(plain(" goes from " + word(before.verdict()) + " to "));
            parts.add(bold(word(after.verdict())));
            parts.add(plain("."));
        } else if (after.open()) {
            kind = "info";
            parts.add(plain(" is allowed already: " + before.reason().sentence() + "."));
        } else {
            kind = "warn";
            parts.add(plain(" stays "));
            parts.add(bold(word(after.verdict())));
            parts.add(plain(": " + after.reason().sentence() + "."));
        }
        boolean changes = before.verdict() != after.verdict();
        parts.add(plain(shifts.changed().isEmpty() && !changes ? " No one changes." : others(shifts, label(somebody))));
        return new EffectLine(kind, parts);
    }

    static EffectLine ofStranger(FunctionView function, Somebody somebody, Shifts shifts) {
        if (somebody.service()) {
            return line("info", plain("The service "), bold(somebody.name()), plain(" may call." + others(shifts, "")));
        }
        boolean ownAccount = somebody.principal().equals(function.accountId())
                || somebody.principal().endsWith("::" + function.accountId() + ":root");
        if (ownAccount) {
            return line(
                    "warn",
                    bold("No one"),
                    plain(" changes: inside the account this statement counts only together with an identity policy."));
        }
        if (!somebody.principal().startsWith("arn:")) {
            return line(
                    "info",
                    bold("A" + somebody.name().substring(1)),
                    plain(" decides which of its principals may call." + others(shifts, "")));
        }
        return line(
                "info",
                plain("The account of "),
                bold(somebody.name()),
                plain(" must allow the call as well." + others(shifts, "")));
    }

    /** As plain text. */
    String text() {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.text()));
        return text.toString();
    }

    private static String others(Shifts shifts, String himself) {
        List<String> others = shifts.changed().stream()
                .map(Shift::name)
                .filter(name -> !name.equals(himself))
                .filter(name -> !name.endsWith("(other account)") && !name.endsWith("(service)"))
                .toList();
        return switch (others.size()) {
            case 0 -> himself.isEmpty() ? " No one in this account changes." : " No one else changes.";
            case 1 -> " " + others.getFirst() + " changes too.";
            default -> " " + others.size() + " others change too.";
        };
    }

    private static String label(Somebody somebody) {
        boolean role = somebody.known() != null && somebody.known().kind() == PrincipalKind.ROLE;
        return role ? somebody.name() + " (role)" : somebody.name();
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case ALLOWED, DENIED, PUBLIC -> verdict.word().toLowerCase(Locale.ENGLISH);
            case DEPENDS -> "depends on a condition";
            case UNKNOWN -> "not known";
        };
    }

    private static EffectLine line(String kind, Part... parts) {
        return new EffectLine(kind, List.of(parts));
    }

    private static Part bold(String text) {
        return new Part(text, true);
    }

    private static Part plain(String text) {
        return new Part(text, false);
    }
}
