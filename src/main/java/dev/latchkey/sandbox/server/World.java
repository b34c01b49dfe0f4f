package dev.latchkey.sandbox.server;

import dev.latchkey.sandbox.account.AccessKey;
import dev.latchkey.sandbox.account.Account;
import dev.latchkey.sandbox.account.Grants;
import dev.latchkey.sandbox.account.Identifiers;
import dev.latchkey.sandbox.account.Identity;
import dev.latchkey.sandbox.account.Nameplate;
import dev.latchkey.sandbox.account.User;
import dev.latchkey.sandbox.caller.Callers;
import dev.latchkey.sandbox.caller.PolicyTexts;
import dev.latchkey.sandbox.caller.Sessions;
import dev.latchkey.sandbox.operation.Refusal;
import dev.latchkey.sandbox.store.AccountJson;
import dev.latchkey.sandbox.store.AccountStore;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The account with its sessions, its file and its administrator; replaced as a whole by a reset. */
final class World {

    static final String ADMIN = "latchkey-admin";
    private static final String ADMINISTRATOR_ACCESS = "arn:aws:iam::aws:policy/AdministratorAccess";

    private final AccountStore store;
    private final Clock clock;
    private final Optional<String> keyId;
    private final Optional<String> secret;
    private final PolicyTexts texts = new PolicyTexts();
    private volatile AccountJson.Loaded loaded;
    private long savedChanges = -1;
    private boolean broken;

    World(SandboxOptions options, Clock clock) throws IOException {
        this.store = new AccountStore(options.directory(), options.accountFile());
        this.clock = clock;
        this.keyId = options.accessKeyId();
        this.secret = options.secretAccessKey();
        this.loaded = store.load(clock.instant());
        administer(adminKey());
        save();
    }

    AccountStore store() {
        return store;
    }

    Account account() {
        return loaded.account();
    }

    Sessions sessions() {
        return loaded.sessions();
    }

    PolicyTexts texts() {
        return texts;
    }

    Callers callers() {
        return new Callers(account(), sessions(), texts);
    }

    /** The administrator's first key. */
    AccessKey adminKey() {
        return account()
                .user(ADMIN)
                .flatMap(user -> user.keys().stream().findFirst())
                .orElseGet(this::newKey);
    }

    /** Does something to the account alone, and keeps the result before anybody hears of it. */
    <T> T holding(Supplier<T> step) {
        Account held = account();
        synchronized (held) {
            if (broken && !trySave()) {
                throw unsaved();
            }
            T result = step.get();
            if (changes() != savedChanges && !trySave()) {
                throw unsaved();
            }
            return result;
        }
    }

    /** Starts over; the administrator keeps his key, so that the console goes on working. */
    void reset() throws IOException {
        replace(store.fresh(clock.instant()));
    }

    void replace(AccountJson.Loaded next) throws IOException {
        AccessKey key = adminKey();
        synchronized (account()) {
            loaded = next;
            administer(key);
            save();
        }
    }

    private void administer(AccessKey key) {
        Account account = account();
        User admin = account.user(ADMIN)
                .orElseGet(() -> User.of(new Nameplate(
                        "arn:aws:iam::" + account.id() + ":user/" + ADMIN,
                        "/",
                        ADMIN,
                        new Identifiers().unique(Identity.Kind.USER.idPrefix()),
                        clock.instant())));
        Grants grants = admin.grants().attached().contains(ADMINISTRATOR_ACCESS)
                ? admin.grants()
                : admin.grants().attach(ADMINISTRATOR_ACCESS);
        List<AccessKey> keys = new ArrayList<>(admin.keys());
        AccessKey configured = configured(key);
        keys.removeIf(old -> old.id().equals(configured.id()));
        keys.addFirst(configured);
        account.put(admin.with(grants).withKeys(keys));
    }

    private AccessKey configured(AccessKey key) {
        return new AccessKey(keyId.orElse(key.id()), secret.orElse(key.secret()), true, key.created());
    }

    private AccessKey newKey() {
        Identifiers identifiers = new Identifiers();
        return new AccessKey(identifiers.accessKey("AKIA"), identifiers.secret(), true, clock.instant());
    }

    private long changes() {
        return account().changes() + sessions().changes();
    }

    private boolean trySave() {
        try {
            save();
            broken = false;
            return true;
        } catch (IOException e) {
            broken = true;
            return false;
        }
    }

    private void save() throws IOException {
        store.save(account(), sessions());
        savedChanges = changes();
    }

    private Refusal unsaved() {
        return new Refusal(
                500,
                "ServiceFailure",
                "The sandbox could not write " + store.file() + ". Free the disk or its permissions, then try again.");
    }
}
