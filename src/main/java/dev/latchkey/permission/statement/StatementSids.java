package dev.latchkey.permission.statement;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.zip.CRC32;

/** Names for statements: {@code lk-bob-hello-url} for the URL action, {@code lk-bob-hello-url-fn} for the function action. */
public final class StatementSids {

    /** What {@code AddPermission} takes as StatementId, Lambda API reference "AddPermission". */
    public static final String PATTERN = "[a-zA-Z0-9_-]{1,100}";

    private static final int LONGEST = 100;
    private static final int ROOM_FOR_SUFFIX = 8;

    private StatementSids() {}

    /** Whether Lambda takes it as a StatementId. */
    public static boolean accepted(String sid) {
        return sid.matches(PATTERN);
    }

    /**
     * A name not yet taken.
     *
     * @param principal name, ARN, account, service or {@code *}
     * @param taken Sids of the policy the statement goes to
     */
    public static String of(String principal, String function, UrlAction action, Collection<String> taken) {
        String stem = shortened("lk-" + cleaned(shortName(principal)) + "-" + cleaned(function));
        String suffix = switch (action) {
            case INVOKE_FUNCTION_URL -> "";
            case INVOKE_FUNCTION -> "-fn";
        };
        String sid = stem + suffix;
        for (int next = 2; taken.contains(sid); next++) {
            sid = stem + "-" + next + suffix;
        }
        return sid;
    }

    private static String shortName(String principal) {
        if (principal.equals("*")) {
            return "anyone";
        }
        if (principal.startsWith("arn:")) {
            String resource = principal.substring(principal.lastIndexOf(':') + 1);
            String name = resource.substring(resource.lastIndexOf('/') + 1);
            return name.equals("root") ? principal.split(":", 6)[4] : name;
        }
        return principal;
    }

    private static String cleaned(String text) {
        return text.replaceAll("[^a-zA-Z0-9_-]+", "-").replaceAll("^-+|-+$", "");
    }

    /** Long names keep their beginning and a checksum of the whole, so that two of them do not meet. */
    private static String shortened(String stem) {
        if (stem.length() <= LONGEST - ROOM_FOR_SUFFIX) {
            return stem;
        }
        CRC32 sum = new CRC32();
        sum.update(stem.getBytes(StandardCharsets.UTF_8));
        String tail = "-%08x".formatted(sum.getValue());
        return stem.substring(0, LONGEST - ROOM_FOR_SUFFIX - tail.length()) + tail;
    }
}
