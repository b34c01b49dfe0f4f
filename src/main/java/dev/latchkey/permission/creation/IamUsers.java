package dev.latchkey.permission.creation;

import dev.latchkey.aws.AwsClients;
import dev.latchkey.aws.AwsProblem;
import dev.latchkey.aws.Connection;
import java.util.List;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;

/** Making and deleting users over IAM's API. */
@Component
class IamUsers {

    private final AwsClients clients;

    IamUsers(AwsClients clients) {
        this.clients = clients;
    }

    /** Makes a user without any permissions and answers its ARN. */
    String create(Connection connection, String name, String path) {
        return AwsProblem.answer(
                        "iam:CreateUser",
                        () -> clients.iam(connection)
                                .createUser(request -> request.userName(name).path(path)))
                .user()
                .arn();
    }

    /** IDs of the user's access keys. */
    List<String> accessKeys(Connection connection, String name) {
        return AwsProblem.answer(
                        "iam:ListAccessKeys",
                        () -> clients.iam(connection).listAccessKeys(request -> request.userName(name)))
                .accessKeyMetadata()
                .stream()
                .map(AccessKeyMetadata::accessKeyId)
                .toList();
    }

    void deleteAccessKey(Connection connection, String name, String accessKeyId) {
        AwsProblem.answer(
                "iam:DeleteAccessKey",
                () -> clients.iam(connection)
                        .deleteAccessKey(request -> request.userName(name).accessKeyId(accessKeyId)));
    }

    void leaveGroup(Connection connection, String name, String group) {
        AwsProblem.answer(
                "iam:RemoveUserFromGroup",
                () -> clients.iam(connection)
                        .removeUserFromGroup(request -> request.userName(name).groupName(group)));
    }

    void delete(Connection connection, String name) {
        AwsProblem.answer(
                "iam:DeleteUser", () -> clients.iam(connection).deleteUser(request -> request.userName(name)));
    }
}
