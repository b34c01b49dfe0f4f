package dev.latchkey.sandbox.iam;

import dev.latchkey.sandbox.account.AccessKey;
import dev.latchkey.sandbox.account.AccessKey.LastUse;
import dev.latchkey.sandbox.account.Identifiers;
import dev.latchkey.sandbox.account.User;
import dev.latchkey.sandbox.iam.wire.IamCall;
import dev.latchkey.sandbox.iam.wire.IamRefusals;
import dev.latchkey.sandbox.iam.wire.Page;
import dev.latchkey.sandbox.operation.Fields;
import dev.latchkey.sandbox.operation.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Access keys of users (IAM API Reference, "CreateAccessKey" and its neighbours). */
record AccessKeyOperations(Identifiers identifiers) {

    private static final int PER_USER = 2;
    private static final Pattern ID = Pattern.compile("[\\w]+");

    void addTo(IamOperations operations) {
        operations
                .add("CreateAccessKey", this::create)
                .add("ListAccessKeys", AccessKeyOperations::list)
                .add("UpdateAccessKey", AccessKeyOperations::update)
                .add("DeleteAccessKey", AccessKeyOperations::delete)
                .add("GetAccessKeyLastUsed", AccessKeyOperations::lastUsed);
    }

    private Fields create(IamCall call) {
        User user = call.userOrLongTermSigner();
        if (user.keys().size() >= PER_USER) {
            throw IamRefusals.quota("AccessKeysPerUser", PER_USER);
        }
        AccessKey key = new AccessKey(identifiers.accessKey("AKIA"), identifiers.secret(), true, call.now());
        List<AccessKey> keys = new ArrayList<>(user.keys());
        keys.add(key);
        call.account().put(user.withKeys(keys));
        return Fields.of("AccessKey", shape(user, key).with("SecretAccessKey", key.secret()));
    }

    private static Fields list(IamCall call) {
        User user = call.userOrLongTermSigner();
        return Page.of(call, user.keys(), key -> key.created() + key.id())
                .fields("AccessKeyMetadata", key -> shape(user, key));
    }

    private static Fields update(IamCall call) {
        String status = call.members().text("Status", 1, 32);
        call.members().choice("Status", List.of("Active", "Inactive"));
        return change(call, key -> Optional.of(key.withActive(status.equals("Active"))));
    }

    private static Fields delete(IamCall call) {
        return change(call, key -> Optional.empty());
    }

    /** Puts another key in the place of the one named, or none. */
    private static Fields change(IamCall call, Function<AccessKey, Optional<AccessKey>> change) {
        String id = keyId(call);
        User user = call.userOrSigner();
        if (user.keys().stream().noneMatch(key -> key.id().equals(id))) {
            throw missing(id);
        }
        call.account()
                .put(user.withKeys(user.keys().stream()
                        .flatMap(key -> key.id().equals(id) ? change.apply(key).stream() : Stream.of(key))
                        .toList()));
        return Fields.none();
    }

    private static Fields lastUsed(IamCall call) {
        String id = keyId(call);
        Optional<User> owner = call.account().userOfKey(id);
        call.authorize(owner.map(User::arn).orElse("*"));
        User user = owner.orElseThrow(() -> missing(id));
        Optional<LastUse> use = call.account().lastUse(id);
        return Fields.of("UserName", user.name())
                .with(
                        "AccessKeyLastUsed",
                        Fields.of("LastUsedDate", use.map(LastUse::at).orElse(null))
                                .with("ServiceName", use.map(LastUse::service).orElse("N/A"))
                                .with("Region", use.map(LastUse::region).orElse("N/A")));
    }

    private static String keyId(IamCall call) {
        call.members().text("AccessKeyId", 16, 128);
        return call.members().text("AccessKeyId", ID);
    }

    private static Fields shape(User user, AccessKey key) {
        return Fields.of("UserName", user.name())
                .with("AccessKeyId", key.id())
                .with("Status", key.active() ? "Active" : "Inactive")
                .with("CreateDate", key.created());
    }

    private static Refusal missing(String id) {
        return IamRefusals.missing("The Access Key with id " + id + " cannot be found.");
    }
}
