package dev.latchkey.access.remedy;

import dev.latchkey.policy.Condition;
import dev.latchkey.policy.RequestContext;
import java.util.ArrayList;
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
            "aws:sourceip", new Key("aws:SourceIp", "Call from ", "Call from an address outside ", ""),
            "aws:vpcsourceip", new Key("aws:VpcSourceIp", "Call from ", "Call from an address outside ", NO_ENDPOINT),
            "aws:sourcevpc", new Key("aws:SourceVpc", "Call from ", "Call from outside ", NO_ENDPOINT),
            "aws:sourcevpce", new Key("aws:SourceVpce", "Call through ", "Call without ", NO_ENDPOINT),
            "aws:useragent", new Key("aws:UserAgent", "Send the user agent ", "Do not send the user agent ", ""),
            "aws:referer", new Key("aws:referer", "Send the referer ", "Do not send the referer ", ""));

    /** An address of a documentation range (RFC 5737); conditions that name it are not met by leaving theirs. */
    private static final String ELSEWHERE = "192.0.2.1";

    private static final int MOST = 8;

    private Places() {}

    private record Key(String name, String inside, String outside, String caveat) {}

    /** Whether the key is one that the caller decides by the way it calls. */
    static boolean decides(String key) {
        return KEYS.containsKey(key.toLowerCase(Locale.ROOT));
    }

    static List<ChangeCall> changes(List<Condition> conditions) {
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

    private static ChangeCall inside(String slot, Key key, String value) {
        RequestContext.Builder context = RequestContext.builder().put(key.name(), example(slot, value));
        return change(slot, key.caveat(), List.of(Piece.plain(key.inside()), Piece.mono(value)), context);
    }

    private static ChangeCall outside(String slot, Key key, List<String> values) {
        List<Piece> sentence = new ArrayList<>();
        sentence.add(Piece.plain(key.outside()));
        for (int i = 0; i < values.size(); i++) {
            sentence.add(Piece.mono(values.get(i)));
            if (i < values.size() - 1) {
                sentence.add(Piece.plain(" and "));
            }
        }
        RequestContext.Builder context = RequestContext.builder();
        context.put(key.name(), slot.equals("aws:sourceip") ? List.of(ELSEWHERE) : List.of());
        return change(slot, "", sentence, context);
    }

    private static ChangeCall change(String slot, String caveat, List<Piece> sentence, RequestContext.Builder context) {
        return new ChangeCall(
                slot, "world", List.copyOf(sentence), caveat, null, context.build(), false, Optional.empty());
    }

    /** A value that fits: the first address of a range, a text without the wildcards of its pattern. */
    private static String example(String slot, String value) {
        return slot.endsWith("sourceip")
                ? value.replaceFirst("/.*$", "")
                : value.replace("*", "").replace('?', 'x');
    }
}
