package dev.latchkey.sandbox;

import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sts.StsClient;

/** A principal of a sandbox with the AWS SDK's own clients. */
public final class Caller {

    private final int port;
    private final AwsCredentials credentials;
    private final Supplier<IamClient> iam =
            SingletonSupplier.of(() -> settled(IamClient.builder()).build());
    private final Supplier<StsClient> sts =
            SingletonSupplier.of(() -> settled(StsClient.builder()).build());
    private final Supplier<LambdaClient> lambda =
            SingletonSupplier.of(() -> settled(LambdaClient.builder()).build());

    public Caller(int port, String accessKeyId, String secret, @Nullable String token) {
        this.port = port;
        this.credentials = token == null
                ? AwsBasicCredentials.create(accessKeyId, secret)
                : AwsSessionCredentials.create(accessKeyId, secret, token);
    }

    public String accessKeyId() {
        return credentials.accessKeyId();
    }

    public String secretAccessKey() {
        return credentials.secretAccessKey();
    }

    public Optional<String> sessionToken() {
        return credentials instanceof AwsSessionCredentials session
                ? Optional.of(session.sessionToken())
                : Optional.empty();
    }

    public IamClient iam() {
        return iam.get();
    }

    public StsClient sts() {
        return sts.get();
    }

    public LambdaClient lambda() {
        return lambda.get();
    }

    private <B extends AwsClientBuilder<B, ?>> B settled(B builder) {
        return builder.endpointOverride(URI.create("http://127.0.0.1:" + port))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .overrideConfiguration(settings -> settings.retryStrategy(strategy -> strategy.maxAttempts(1)));
    }
}
