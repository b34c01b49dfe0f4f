package dev.latchkey.session.key;

import dev.latchkey.aws.AwsClients;
import dev.latchkey.aws.AwsProblem;
import dev.latchkey.aws.Connection;
import dev.latchkey.session.credentials.SecretValue;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKeyLastUsed;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.StatusType;

/** Access keys at IAM, with the connection's credentials ("Managing access keys for IAM users", IAM User Guide). */
@Component
class IamKeys {

    private final AwsClients clients;

    IamKeys(AwsClients clients) {
        this.clients = clients;
    }

    /** A key just made; IAM tells its secret only now. */
    record Made(String accessKeyId, SecretValue secretAccessKey) {}

    String userArn(Connection connection, String userName) {
        return call(
                connection,
                "iam:GetUser",
                iam -> iam.getUser(user -> user.userName(userName)).user().arn());
    }

    List<ListedKey> list(Connection connection, String userName) {
        List<AccessKeyMetadata> found = call(
                connection,
                "iam:ListAccessKeys",
                iam -> iam.listAccessKeysPaginator(keys -> keys.userName(userName)).accessKeyMetadata().stream()
                        .toList());
        return found.stream().map(key -> listed(connection, key)).toList();
    }

    Made create(Connection connection, String userName) {
        return call(connection, "iam:CreateAccessKey", iam -> {
            var key = iam.createAccessKey(create -> create.userName(userName)).accessKey();
            return new Made(key.accessKeyId(), SecretValue.ofText(key.secretAccessKey()));
        });
    }

    void activate(Connection connection, String userName, String accessKeyId, boolean active) {
        call(
                connection,
                "iam:UpdateAccessKey",
                iam -> iam.updateAccessKey(update -> update.userName(userName)
                        .accessKeyId(accessKeyId)
                        .status(active ? StatusType.ACTIVE : StatusType.INACTIVE)));
    }

    void delete(Connection connection, String userName, String accessKeyId) {
        call(
                connection,
                "iam:DeleteAccessKey",
                iam -> iam.deleteAccessKey(delete -> delete.userName(userName).accessKeyId(accessKeyId)));
    }

    private ListedKey listed(Connection connection, AccessKeyMetadata key) {
        AccessKeyLastUsed used = lastUsed(connection, key.accessKeyId());
        return new ListedKey(
                key.accessKeyId(),
                key.status() == StatusType.ACTIVE,
                key.createDate(),
                used == null ? null : used.lastUsedDate(),
                used == null ? null : used.serviceName());
    }

    /** Worth showing, not worth failing for: the permission to ask may be missing. */
    private @Nullable AccessKeyLastUsed lastUsed(Connection connection, String accessKeyId) {
        try {
            return call(
                    connection,
                    "iam:GetAccessKeyLastUsed",
                    iam -> iam.getAccessKeyLastUsed(last -> last.accessKeyId(accessKeyId))
                            .accessKeyLastUsed());
        } catch (AwsProblem refused) {
            return null;
        }
    }

    private <T> T call(Connection connection, String operation, Function<IamClient, T> request) {
        try {
            return request.apply(clients.iam(connection));
        } catch (SdkException e) {
            throw AwsProblem.of(e, operation);
        }
    }
}
