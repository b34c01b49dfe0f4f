package dev.latchkey.aws;

import dev.latchkey.aws.ConnectionProperties.Credentials;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/**
 * Turns the declared source of credentials into a provider.
 *
 * <p>The SDK's default chain is never used: on EC2 or ECS it would silently take the host's role.
 */
final class ConnectionCredentials {

    private ConnectionCredentials() {}

    static AwsCredentialsProvider provider(
            String id, Credentials declared, Function<AwsCredentialsProvider, StsClient> sts) {
        AwsCredentialsProvider source = source(id, declared);
        String roleArn = declared.roleArn();
        if (roleArn == null) {
            return source;
        }
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts.apply(source))
                .refreshRequest(request ->
                        request.roleArn(roleArn).roleSessionName("latchkey").externalId(declared.externalId()))
                .build();
    }

    private static AwsCredentialsProvider source(String id, Credentials declared) {
        ConnectionProperties.Source type = declared.type();
        if (type == null) {
            throw new IllegalStateException(
                    missing(id, "credentials.type") + " Set it to profile, environment, instance-role or static.");
        }
        return switch (type) {
            case PROFILE -> ProfileCredentialsProvider.create(required(id, "profile", declared.profile()));
            case ENVIRONMENT -> EnvironmentVariableCredentialsProvider.create();
            case INSTANCE_ROLE -> InstanceProfileCredentialsProvider.create();
            case STATIC -> fixed(id, declared);
        };
    }

    private static AwsCredentialsProvider fixed(String id, Credentials declared) {
        String accessKeyId = required(id, "access-key-id", declared.accessKeyId());
        String secretAccessKey = required(id, "secret-access-key", declared.secretAccessKey());
        String token = declared.sessionToken();
        return StaticCredentialsProvider.create(
                token == null
                        ? AwsBasicCredentials.create(accessKeyId, secretAccessKey)
                        : AwsSessionCredentials.create(accessKeyId, secretAccessKey, token));
    }

    private static String required(String id, String property, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(missing(id, "credentials." + property));
        }
        return value;
    }

    private static String missing(String id, String property) {
        return "Connection " + id + " cannot be used. latchkey.connections." + id + "." + property + " is not set.";
    }
}
