package dev.latchkey.access.explain;

import dev.latchkey.access.ConditionWords;
import dev.latchkey.policy.Condition;
import dev.latchkey.policy.Decision.Undetermined;
import java.util.List;
import java.util.Locale;

/**
 * A condition key the answer hangs on, with the field that sets it.
 *
 * @param key as the policy writes it
 * @param field its name in the address: {@code ctx.ip}
 * @param label of the field
 * @param sample what a value looks like; empty where any may stand
 */
public record OpenKey(String key, String field, String label, String sample) {

    /** All keys on which the verdict hangs. */
    static List<OpenKey> of(CheckedCall call) {
        return call.report().decisions().stream()
                .filter(each -> each.decision() instanceof Undetermined)
                .flatMap(each -> ((Undetermined) each.decision()).keys().stream())
                .map(key -> of(key, written(key, call)))
                .distinct()
                .toList();
    }

    private static OpenKey of(String key, String written) {
        return switch (key.toLowerCase(Locale.ROOT)) {
            case "aws:sourceip" -> new OpenKey(written, "ctx.ip", "Source IP", "203.0.113.7");
            case "aws:sourcevpc" -> new OpenKey(written, "ctx.vpc", "VPC", "vpc-0a41c7");
            case "aws:sourcevpce" -> new OpenKey(written, "ctx.vpce", "VPC endpoint", "vpce-0d2f91");
            case "aws:multifactorauthpresent" -> new OpenKey(written, "ctx.with", "Signs with", "");
            case "aws:multifactorauthage" -> new OpenKey(written, "ctx.mfaAge", "MFA age in seconds", "300");
            default -> new OpenKey(written, "ctx.key." + written, written, "");
        };
    }

    /** Contexts fold case; people know keys as they are written. */
    private static String written(String key, CheckedCall call) {
        return call.report().decisions().stream()
                .flatMap(each -> each.decision().trace().statements().stream())
                .flatMap(each -> each.statement().conditions().stream())
                .map(Condition::key)
                .filter(key::equalsIgnoreCase)
                .findFirst()
                .orElse(key);
    }

    /** Whether one of a few ways to sign is chosen instead of a value typed. */
    public boolean signing() {
        return field.equals("ctx.with");
    }

    /** {@code the source IP}. */
    public String words() {
        return ConditionWords.of(key);
    }
}
