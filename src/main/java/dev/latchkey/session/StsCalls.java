package dev.latchkey.session;

import dev.latchkey.aws.AwsClients;
import dev.latchkey.aws.AwsProblem;
import dev.latchkey.aws.Connection;
import dev.latchkey.session.MintRequest.AssumeRole;
import dev.latchkey.session.MintRequest.Mfa;
import dev.latchkey.session.StsSession.Mechanism;
import dev.latchkey.session.credentials.SecretValue;
import dev.latchkey.session.credentials.SigningCredentials;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * STS with an operator's own credentials ("GetSessionToken", "AssumeRole", "GetCallerIdentity", STS API Reference).
 *
 * <p>No object of the SDK leaves this class: its texts print session tokens and MFA codes.
 */
@Component
class StsCalls {

    private final AwsClients clients;

    StsCalls(AwsClients clients) {
        this.clients = clients;
    }

    /**
     * New temporary credentials.
     *
     * @param roleSessionArn the session's own ARN, null for GetSessionToken, which stays the user
     */
    record Issued(
            SigningCredentials credentials,
            Instant expiresAt,
            @Nullable String roleSessionArn) {}

    /** Whose credentials they are. */
    record Caller(String arn, String userId) {}

    Issued sessionToken(Connection connection, SigningCredentials source, int seconds, @Nullable Mfa mfa) {
        return call(connection, source, "sts:" + Mechanism.GET_SESSION_TOKEN.operation(), sts -> {
            Credentials made = sts.getSessionToken(request -> {
                        request.durationSeconds(seconds);
                        if (mfa != null) {
                            request.serialNumber(mfa.device())
                                    .tokenCode(mfa.code().useText(String::new));
                        }
                    })
                    .credentials();
            return new Issued(credentials(made), made.expiration(), null);
        });
    }

    Issued role(Connection connection, SigningCredentials source, int seconds, AssumeRole role) {
        return call(connection, source, "sts:" + Mechanism.ASSUME_ROLE.operation(), sts -> {
            AssumeRoleResponse answer = sts.assumeRole(request -> {
                request.roleArn(role.roleArn())
                        .roleSessionName(role.sessionName())
                        .durationSeconds(seconds)
                        .externalId(role.externalId())
                        .policy(role.sessionPolicy());
                Mfa mfa = role.mfa();
                if (mfa != null) {
                    request.serialNumber(mfa.device()).tokenCode(mfa.code().useText(String::new));
                }
            });
            return new Issued(
                    credentials(answer.credentials()),
                    answer.credentials().expiration(),
                    answer.assumedRoleUser().arn());
        });
    }

    Caller caller(Connection connection, SigningCredentials session) {
        return call(connection, session, "sts:GetCallerIdentity", sts -> {
            var answer = sts.getCallerIdentity();
            return new Caller(answer.arn(), answer.userId());
        });
    }

    private <T> T call(
            Connection connection, SigningCredentials caller, String operation, Function<StsClient, T> request) {
        try (StsClient sts = clients.sts(connection, StaticCredentialsProvider.create(sdk(caller)))) {
            return request.apply(sts);
        } catch (SdkException e) {
            throw AwsProblem.of(e, operation);
        }
    }

    private static AwsCredentials sdk(SigningCredentials caller) {
        SecretValue token = caller.sessionToken();
        return caller.secretAccessKey().useText(secret -> {
            if (token == null) {
                return AwsBasicCredentials.create(caller.accessKeyId(), secret);
            }
            return token.useText(value -> AwsSessionCredentials.create(caller.accessKeyId(), secret, value));
        });
    }

    private static SigningCredentials credentials(Credentials made) {
        return new SigningCredentials(
                made.accessKeyId(),
                SecretValue.ofText(made.secretAccessKey()),
                SecretValue.ofText(made.sessionToken()));
    }
}
