package dev.latchkey.access.remedy.change;

import dev.latchkey.access.remedy.words.Evidence;
import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.KnownPrincipal;
import java.util.List;

/**
 * Whether a policy still has room.
 *
 * <p>AWS: "IAM and AWS STS quotas" counts without white space; "Lambda quotas" limits a resource policy to 20 KB.
 */
public final class Rooms {

    private static final int MANAGED = 6144;
    private static final int RESOURCE = 20 * 1024;
    private static final int ATTACHED = 10;

    private Rooms() {}

    /** All inline policies of a principal share one limit. */
    public static boolean inline(KnownPrincipal holder, String json) {
        int used = holder.inline().stream()
                .mapToInt(held -> characters(held.document().json()))
                .sum();
        int limit = switch (holder.kind()) {
            case USER -> 2048;
            case GROUP -> 5120;
            case ROLE -> 10_240;
        };
        return used + characters(json) <= limit;
    }

    public static boolean attachable(KnownPrincipal holder) {
        return holder.attached().size() < ATTACHED;
    }

    public static boolean managed(String json) {
        return characters(json) <= MANAGED;
    }

    public static boolean resource(FunctionUrl url, List<Evidence> added) {
        int more = added.stream().mapToInt(each -> characters(each.json())).sum();
        return url.resourcePolicy().json().length() + more <= RESOURCE;
    }

    private static int characters(String json) {
        return (int) json.chars().filter(c -> !Character.isWhitespace(c)).count();
    }
}
