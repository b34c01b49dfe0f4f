package dev.latchkey.access.remedy.call;

import dev.latchkey.access.CallContext;
import dev.latchkey.access.question.Signing;
import dev.latchkey.access.remedy.change.Asked;
import dev.latchkey.access.remedy.change.ChangeCall;
import dev.latchkey.access.remedy.words.Addresses;
import dev.latchkey.access.remedy.words.Piece;
import dev.latchkey.access.remedy.words.Step;
import dev.latchkey.policy.Condition;
import dev.latchkey.policy.RequestContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where to call from and how, as conditions ask: each of their values, and none of them. */
final class Places {

    private static final String NO_ENDPOINT =
            "Function URLs answer on the public internet only, so a call may not be able to carry it.";

    private static final Map<String, Key> KEYS = Map.of(
            "aws:sourceip", new Key("aws:SourceIp", "ctx.ip", "Call from ", "Call from an address outside ", ""),
            "aws:vpcsourceip",
                    new Key(
                            "aws:VpcSourceIp",
                            "ctx.key.aws:VpcSourceIp",
                            "Call from ",
                            "Call from an address outside ",
                            NO_ENDPOINT),
            "aws:sourcevpc", new Key("aws:SourceVpc", "ctx.vpc", "Call from ", "Call from outside ", NO_ENDPOINT),
            "aws:sourcevpce", new Key("aws:SourceVpce", "ctx.vpce", "Call through ", "Call without ", NO_ENDPOINT),
            "aws:useragent",
                    new Key(
                            "aws:UserAgent",
                            "ctx.key.aws:UserAgent",
                            "Send the user agent ",
                            "Do not send the user agent ",
                            ""),
            "aws:referer",
                    new Key("aws:referer", "ctx.key.aws:referer", "Send the referer ", "Do not send the referer ", ""));

    /** An address of a documentation range (RFC 5737); conditions that name it are not met by leaving theirs. */
    private static final String ELSEWHERE = "192.0.2.1";

    private static final int MOST = 8;

    private final Asked asked;

    Places(Asked asked) {
        this.asked = asked;
    }

    /**
     * A key that the caller decides by the way it calls.
     *
     * @param parameter of the access check's address
     */
    private record Key(String name, String parameter, String inside, String outside, String caveat) {}

    public List<ChangeCall> changes(List<Condition> conditions) {
        Map<String, ChangeCall> changes = new LinkedHashMap<>();
        for (Condition condition : conditions) {
            String slot = condition.key().toLowerCase(Locale.ROOT);
            Key key = KEYS.get(slot);
            if (key != null) {
                for (String value : condition.values()) {
                    changes.putIfAbsent(slot + value, inside(slot, key, value));
                }
                changes.putIfAbsent(slot, outside(slot, key, condition.values()));
            }
        }
        return changes.values().stream().limit(MOST).toList();
    }

    private ChangeCall inside(String slot, Key key, String value) {
        return change(slot, key, key.caveat(), List.of(example(slot, value)), key.inside(), List.of(value));
    }

    /** Without the key; an address there always is. */
    private ChangeCall outside(String slot, Key key, List<String> values) {
        List<String> other = slot.equals("aws:sourceip") ? List.of(ELSEWHERE) : List.of();
        return change(slot, key, "", other, key.outside(), values);
    }

    private ChangeCall change(String slot, Key key, String caveat, List<String> put, String words, List<String> named) {
        List<Piece> sentence = new ArrayList<>();
        sentence.add(Piece.plain(words));
        for (int i = 0; i < named.size(); i++) {
            sentence.add(Piece.mono(named.get(i)));
            if (i < named.size() - 1) {
                sentence.add(Piece.plain(" and "));
            }
        }
        RequestContext context = RequestContext.builder().put(key.name(), put).build();
        return new ChangeCall(
                slot, "world", List.copyOf(sentence), caveat, null, context, false, check(key.parameter(), put));
    }

    /** The same question with that said; not where more is said already, which an address made here would lose. */
    private Optional<Step> check(String parameter, List<String> put) {
        CallContext now = asked.context();
        if (!now.keys().equals(RequestContext.empty()) || now.sessionPolicy() != null) {
            return Optional.empty();
        }
        String signing = Arrays.stream(Signing.values())
                .filter(each -> each.meaning() == now.signedWith())
                .map(Signing::value)
                .findFirst()
                .orElse("");
        String address = Addresses.encoded(
                "/check?principal={principal}&fn={fn}&ctx.with={with}&" + parameter + "={value}",
                asked.principalArn(),
                asked.urlId(),
                signing,
                put.isEmpty() ? absent(parameter) : put.getFirst());
        return Optional.of(new Step("Check", address));
    }

    /** As the address of the check says that a request does not carry the key. */
    private static String absent(String parameter) {
        return parameter.startsWith("ctx.key.") ? "" : "none";
    }

    /** A value that fits: the first address of a range, a text without the wildcards of its pattern. */
    private static String example(String slot, String value) {
        return slot.endsWith("sourceip")
                ? value.replaceFirst("/.*$", "")
                : value.replace("*", "").replace('?', 'x');
    }
}
