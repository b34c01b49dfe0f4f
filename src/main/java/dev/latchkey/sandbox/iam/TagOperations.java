package dev.latchkey.sandbox.iam;

import dev.latchkey.sandbox.account.Group;
import dev.latchkey.sandbox.account.Identity;
import dev.latchkey.sandbox.account.Identity.Kind;
import dev.latchkey.sandbox.account.Role;
import dev.latchkey.sandbox.account.User;
import dev.latchkey.sandbox.iam.wire.IamCall;
import dev.latchkey.sandbox.iam.wire.IamRefusals;
import dev.latchkey.sandbox.iam.wire.Page;
import dev.latchkey.sandbox.iam.wire.Shapes;
import dev.latchkey.sandbox.operation.Fields;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tags of users and roles; their keys are unique ignoring case (IAM User Guide, "Tagging IAM resources"). */
record TagOperations() {

    private static final int MOST = 50;

    void addTo(IamOperations operations) {
        for (Kind kind : List.of(Kind.USER, Kind.ROLE)) {
            operations
                    .add("Tag" + kind.title(), call -> tag(call, kind))
                    .add("Untag" + kind.title(), call -> untag(call, kind))
                    .add("List" + kind.title() + "Tags", call -> list(call, kind));
        }
    }

    private static Fields tag(IamCall call, Kind kind) {
        SortedMap<String, String> given = call.members().tags();
        Identity identity = call.identity(kind, access -> IamCall.tagging(access, given));
        SortedMap<String, String> tags = new TreeMap<>(tags(identity));
        given.forEach((key, value) -> {
            tags.keySet().removeIf(key::equalsIgnoreCase);
            tags.put(key, value);
        });
        if (tags.size() > MOST) {
            throw IamRefusals.quota("TagsPer" + kind.title(), MOST);
        }
        put(call, identity, tags);
        return Fields.none();
    }

    private static Fields untag(IamCall call, Kind kind) {
        List<String> keys = call.members().list("TagKeys");
        Identity identity = call.identity(kind, access -> access.with("aws:TagKeys", keys));
        SortedMap<String, String> tags = new TreeMap<>(tags(identity));
        keys.forEach(key -> tags.keySet().removeIf(key::equalsIgnoreCase));
        put(call, identity, tags);
        return Fields.none();
    }

    private static Fields list(IamCall call, Kind kind) {
        SortedMap<String, String> tags = tags(call.identity(kind));
        return Page.of(call, List.copyOf(tags.entrySet()), Map.Entry::getKey)
                .fields("Tags", tag -> Shapes.tag(tag.getKey(), tag.getValue()));
    }

    private static SortedMap<String, String> tags(Identity identity) {
        return switch (identity) {
            case User user -> user.tags();
            case Role role -> role.tags();
            case Group group -> new TreeMap<>();
        };
    }

    private static void put(IamCall call, Identity identity, SortedMap<String, String> tags) {
        call.account()
                .put(
                        switch (identity) {
                            case User user -> user.withTags(tags);
                            case Role role -> role.withTags(tags);
                            case Group group -> group;
                        });
    }
}
