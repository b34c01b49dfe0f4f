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
    private final Object hold = new Object();
    private volatile AccountJson.Loaded loaded;
    private String saved;
    private long savedChanges;

    World(SandboxOptions options, Clock clock) throws IOException {
        this.store = new AccountStore(options.directory(), options.accountFile());
        this.clock = clock;
        this.keyId = options.accessKeyId();
        this.secret = options.secretAccessKey();
        this.loaded = store.load(clock.instant());
        administer(account(), adminKey());
        this.saved = store.save(account(), sessions());
        this.savedChanges = changes();
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

    /**
     * Does something to the account alone, and keeps the result before anybody hears of it; what cannot be kept has not
     * happened.
     */
    <T> T holding(Supplier<T> step) {
        synchronized (hold) {
            synchronized (account()) {
                T result = step.get();
                if (changes() != savedChanges) {
                    keep();
                }
                return result;
            }
        }
    }

    /** Starts over; the administrator keeps his key, so that the console goes on working. */
    void reset() throws IOException {
        replace(store.fresh(clock.instant()));
    }

    void replace(AccountJson.Loaded next) throws IOException {
        synchronized (hold) {
            synchronized (account()) {
                administer(next.account(), adminKey());
                saved = store.save(next.account(), next.sessions());
                become(next);
            }
        }
    }

    private void keep() {
        try {
            saved = store.save(account(), sessions());
            savedChanges = changes();
        } catch (IOException e) {
            become(AccountJson.read(saved, clock.instant()));
            throw new Refusal(
                    500,
                    "ServiceFailure",
                    "Nothing was changed. The sandbox cannot write " + store.file()
                            + ". Free the disk or its permissions, then try again.");
        }
    }

    private void become(AccountJson.Loaded next) {
        loaded = next;
        savedChanges = changes();
    }

    private void administer(Account account, AccessKey key) {
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
}
