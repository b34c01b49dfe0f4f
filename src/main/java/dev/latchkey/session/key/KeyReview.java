package dev.latchkey.session.key;

import dev.latchkey.aws.AwsProblem;
import dev.latchkey.aws.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holds the keys Latchkey knows against those IAM lists, and follows IAM. */
@Component
public class KeyReview {

    private final AccessKeys keys;
    private final IamKeys iam;

    KeyReview(AccessKeys keys, IamKeys iam) {
        this.keys = keys;
        this.iam = iam;
    }

    /** How a key stands at IAM. */
    enum State {
        ACTIVE,
        INACTIVE,
        /** IAM has it no longer; what is here opens nothing. */
        GONE
    }

    /**
     * A key of a user as both sides see it.
     *
     * @param held ours, null when Latchkey has no secret for it
     */
    record Row(
            String accessKeyId,
            State state,
            Instant created,
            @Nullable Instant lastUsed,
            @Nullable String lastService,
            @Nullable AccessKey held) {

        public boolean active() {
            return state == State.ACTIVE;
        }
    }

    /** All keys of a user; throws {@link AwsProblem} when IAM does not list them. */
    List<Row> rows(Connection connection, String userName) {
        return compare(iam.list(connection, userName), held(connection, userName));
    }

    /** What Latchkey holds of a user IAM no longer has. */
    List<Row> leftovers(Connection connection, String userName) {
        return compare(List.of(), held(connection, userName));
    }

    /** Asks IAM about one key that AWS did not accept, and forgets it here when IAM no longer has it. */
    public void recheck(Connection connection, AccessKey key) {
        try {
            boolean gone = rows(connection, key.userName()).stream()
                    .anyMatch(row ->
                            row.state() == State.GONE && row.accessKeyId().equals(key.accessKeyId()));
            if (gone) {
                keys.delete(key);
            }
        } catch (AwsProblem refused) {
            if (refused.code().equals("NoSuchEntity")) {
                keys.delete(key);
            }
        }
    }

    static String ids(List<ListedKey> listed) {
        return listed.stream().map(ListedKey::accessKeyId).sorted().collect(Collectors.joining(","));
    }

    private List<Row> compare(List<ListedKey> listed, Map<String, AccessKey> held) {
        List<Row> rows = new ArrayList<>();
        for (ListedKey key : listed) {
            AccessKey ours = held.remove(key.accessKeyId());
            if (ours != null && ours.active() != key.active()) {
                keys.activate(ours, key.active());
            }
            State state = key.active() ? State.ACTIVE : State.INACTIVE;
            rows.add(new Row(key.accessKeyId(), state, key.created(), key.lastUsed(), key.lastService(), ours));
        }
        held.values()
                .forEach(ours -> rows.add(new Row(ours.accessKeyId(), State.GONE, ours.createdAt(), null, null, ours)));
        return rows;
    }

    private Map<String, AccessKey> held(Connection connection, String userName) {
        return keys.list(connection.id()).stream()
                .filter(key -> key.userName().equals(userName))
                .collect(Collectors.toMap(AccessKey::accessKeyId, Function.identity()));
    }
}
