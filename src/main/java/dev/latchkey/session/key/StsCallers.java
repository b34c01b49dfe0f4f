package dev.latchkey.session.key;

import dev.latchkey.aws.AwsClients;
import dev.latchkey.aws.AwsProblem;
import dev.latchkey.aws.Connection;
import dev.latchkey.session.credentials.SigningCredentials;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;

/** Asks STS whose credentials these are; the answer needs no permission ("GetCallerIdentity", STS API Reference). */
@Component
class StsCallers {

    private static final String OPERATION = "sts:GetCallerIdentity";

    private final AwsClients clients;

    StsCallers(AwsClients clients) {
        this.clients = clients;
    }

    /** The ARN of whom a long-term key belongs to. */
    String arn(Connection connection, SigningCredentials key) {
        AwsCredentials credentials =
                key.secretAccessKey().useText(secret -> AwsBasicCredentials.create(key.accessKeyId(), secret));
        try (StsClient sts = clients.sts(connection, StaticCredentialsProvider.create(credentials))) {
            return sts.getCallerIdentity().arn();
        } catch (SdkException e) {
            throw AwsProblem.of(e, OPERATION);
        }
    }

    /** The ARN this connection itself acts as. */
    String connectionArn(Connection connection) {
        try {
            return clients.sts(connection).getCallerIdentity().arn();
        } catch (SdkException e) {
            throw AwsProblem.of(e, OPERATION);
        }
    }
}
