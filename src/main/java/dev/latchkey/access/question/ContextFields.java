package dev.latchkey.access.question;

import java.util.ArrayList;
import java.util.List;

/**
 * The request context as it was typed.
 *
 * @param signedWith {@code key}, {@code session}, {@code session-mfa}, or empty where it is not said
 * @param tags of the principal
 * @param keys any other condition keys; one without a value is not in the request
 * @param policy session policy, JSON
 */
public record ContextFields(
        String signedWith,
        String ip,
        String vpc,
        String vpce,
        String mfaAge,
        String time,
        List<NamedValue> tags,
        List<NamedValue> keys,
        String policy) {

    /** Says of a field that the request does not carry such a key. */
    static final String NONE = "none";

    static ContextFields of(Given given) {
        return new ContextFields(
                signing(given),
                given.text("ctx.ip"),
                given.text("ctx.vpc"),
                given.text("ctx.vpce"),
                given.text("ctx.mfaAge"),
                given.text("ctx.time"),
                given.named("ctx.tag.", "ctx.t", "ctx.tv"),
                given.named("ctx.key.", "ctx.k", "ctx.kv"),
                given.text("ctx.policy"));
    }

    /** {@code ctx.mfa=true} is short for a session with MFA. */
    private static String signing(Given given) {
        String with = given.text("ctx.with");
        return switch (given.text("ctx.mfa")) {
            case "true" -> with.isEmpty() || with.equals("session") ? "session-mfa" : with;
            case "false" -> with.isEmpty() ? "session" : with;
            default -> with;
        };
    }

    /** Whether nothing is said. */
    public boolean isDefault() {
        return words().isEmpty();
    }

    /** What is said, each in one or two words. */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        Signing.of(signedWith)
                .filter(signing -> signing != Signing.NOT_SAID)
                .ifPresent(signing -> words.add(signing.words()));
        add(words, ip, ip.equals(NONE) ? "no source IP" : ip);
        add(words, vpc, vpc.equals(NONE) ? "no VPC" : vpc);
        add(words, vpce, vpce.equals(NONE) ? "no VPC endpoint" : vpce);
        add(words, mfaAge, "MFA " + mfaAge + " s ago");
        add(words, time, time);
        tags.forEach(tag -> words.add(tag.name() + "=" + tag.value()));
        keys.forEach(key -> words.add(key.value().isEmpty() ? "no " + key.name() : key.name()));
        add(words, policy, "session policy");
        return words;
    }

    /** The principal's tags with a blank row to type into. */
    public List<NamedValue> tagRows() {
        return withBlank(tags);
    }

    /** The other keys with a blank row to type into. */
    public List<NamedValue> keyRows() {
        return withBlank(keys);
    }

    private static List<NamedValue> withBlank(List<NamedValue> rows) {
        List<NamedValue> more = new ArrayList<>(rows);
        more.add(NamedValue.BLANK);
        return more;
    }

    private static void add(List<String> words, String typed, String word) {
        if (!typed.isEmpty()) {
            words.add(word);
        }
    }
}
