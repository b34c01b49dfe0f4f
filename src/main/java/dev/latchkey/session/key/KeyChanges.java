package dev.latchkey.session.key;

import dev.latchkey.activity.ActivityKind;
import dev.latchkey.activity.ActivityLog;
import dev.latchkey.aws.AwsProblem;
import dev.latchkey.aws.Connection;
import dev.latchkey.console.Operator;
import dev.latchkey.session.credentials.Refusal;
import dev.latchkey.session.credentials.SecretValue;
import dev.latchkey.session.credentials.SigningCredentials;
import dev.latchkey.session.key.KeyOutcome.Created;
import dev.latchkey.session.key.KeyOutcome.Done;
import dev.latchkey.session.key.KeyOutcome.Refused;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Creates, takes in, switches and deletes access keys; the activity entry stands before each call. */
@Component
class KeyChanges {

    private static final Pattern ID = Pattern.compile("[A-Z0-9]{16,128}");
    private static final Pattern SECRET = Pattern.compile("[!-~]{16,256}");
    private static final String TEMPORARY = "ASIA";

    private final AccessKeys keys;
    private final IamKeys iam;
    private final StsCallers callers;
    private final ActivityLog log;
    private final Clock clock;

    KeyChanges(AccessKeys keys, IamKeys iam, StsCallers callers, ActivityLog log, Clock clock) {
        this.keys = keys;
        this.iam = iam;
        this.callers = callers;
        this.log = log;
        this.clock = clock;
    }

    /**
     * @param seen the key IDs the operator saw when he asked, or null; a form sent twice then makes one key
     */
    KeyOutcome create(Operator operator, Connection connection, String userName, @Nullable String seen) {
        KeyAttempt attempt = new KeyAttempt(log, ActivityKind.CREATE_ACCESS_KEY, operator, connection, userName);
        return attempt.of("", Map.of(), aws -> KeyWords.change(aws, userName), () -> {
            String arn = iam.userArn(connection, userName);
            if (seen != null && !seen.equals(KeyReview.ids(iam.list(connection, userName)))) {
                return new Refused("", KeyWords.changedMeanwhile(userName));
            }
            IamKeys.Made made = iam.create(connection, userName);
            AccessKey key = key(operator, connection, userName, arn, made.accessKeyId());
            try {
                keys.store(key, made.secretAccessKey());
            } catch (RuntimeException notKept) {
                iam.delete(connection, userName, made.accessKeyId());
                throw notKept;
            }
            return new Created(key, made.secretAccessKey());
        });
    }

    KeyOutcome takeIn(
            Operator operator, Connection connection, String userName, String accessKeyId, SecretValue secret) {
        KeyAttempt attempt = new KeyAttempt(log, ActivityKind.IMPORT_ACCESS_KEY, operator, connection, userName);
        String shown = ID.matcher(accessKeyId).matches() ? accessKeyId : "";
        return attempt.of(shown, Map.of(), KeyWords::takingIn, () -> {
            Refusal refusal = unfit(connection, userName, accessKeyId, secret);
            if (refusal != null) {
                return new Refused(shown, refusal);
            }
            String arn = callers.arn(connection, new SigningCredentials(accessKeyId, secret, null));
            if (arn.endsWith(":root")) {
                return new Refused(shown, KeyWords.root());
            }
            if (!belongsTo(userName, arn, connection)) {
                return new Refused(shown, KeyWords.somebodyElse(arn, userName));
            }
            keys.store(key(operator, connection, userName, arn, accessKeyId), secret);
            return new Done(accessKeyId);
        });
    }

    KeyOutcome activate(Operator operator, Connection connection, String userName, String accessKeyId, boolean active) {
        KeyAttempt attempt = new KeyAttempt(log, ActivityKind.UPDATE_ACCESS_KEY, operator, connection, userName);
        Map<String, String> facts = Map.of("status", active ? "Active" : "Inactive");
        return attempt.of(accessKeyId, facts, aws -> KeyWords.change(aws, userName), () -> {
            if (!active && actsAs(connection, userName)) {
                return new Refused(accessKeyId, KeyWords.inUseByLatchkey(userName));
            }
            iam.activate(connection, userName, accessKeyId, active);
            keys.find(connection.id(), accessKeyId).ifPresent(key -> keys.activate(key, active));
            return new Done(accessKeyId);
        });
    }

    /** A key that IAM no longer has is forgotten here as well. */
    KeyOutcome delete(Operator operator, Connection connection, String userName, String accessKeyId) {
        KeyAttempt attempt = new KeyAttempt(log, ActivityKind.DELETE_ACCESS_KEY, operator, connection, userName);
        return attempt.of(accessKeyId, Map.of(), aws -> KeyWords.change(aws, userName), () -> {
            if (actsAs(connection, userName)) {
                return new Refused(accessKeyId, KeyWords.inUseByLatchkey(userName));
            }
            try {
                iam.delete(connection, userName, accessKeyId);
            } catch (AwsProblem refused) {
                boolean gone = refused.code().equals("NoSuchEntity")
                        && keys.find(connection.id(), accessKeyId).isPresent();
                if (!gone) {
                    throw refused;
                }
            }
            keys.find(connection.id(), accessKeyId).ifPresent(keys::delete);
            return new Done(accessKeyId);
        });
    }

    private @Nullable Refusal unfit(Connection connection, String userName, String accessKeyId, SecretValue secret) {
        if (accessKeyId.startsWith(TEMPORARY)) {
            return KeyWords.temporary();
        }
        if (!ID.matcher(accessKeyId).matches()) {
            return KeyWords.notAnId();
        }
        if (!secret.<Boolean>useText(text -> SECRET.matcher(text).matches())) {
            return KeyWords.noSecret();
        }
        return keys.find(connection.id(), accessKeyId).isPresent() ? KeyWords.alreadyHere(userName) : null;
    }

    private boolean actsAs(Connection connection, String userName) {
        return belongsTo(userName, callers.connectionArn(connection), connection);
    }

    private static boolean belongsTo(String userName, String arn, Connection connection) {
        String[] parts = arn.split(":", 6);
        boolean account =
                connection.accountId() == null || parts.length == 6 && parts[4].equals(connection.accountId());
        return account
                && parts.length == 6
                && parts[5].startsWith("user/")
                && parts[5].substring(parts[5].lastIndexOf('/') + 1).equals(userName);
    }

    private AccessKey key(Operator operator, Connection connection, String userName, String arn, String accessKeyId) {
        return new AccessKey(
                UUID.randomUUID().toString(),
                connection.id(),
                userName,
                arn,
                accessKeyId,
                true,
                operator.id(),
                clock.instant());
    }
}
