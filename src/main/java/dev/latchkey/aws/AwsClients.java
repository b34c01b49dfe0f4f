package dev.latchkey.aws;

import dev.latchkey.aws.ConnectionProperties.Declared;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * SDK clients of a connection, made once and shared.
 *
 * <p>A call is tried three times with 5 s each and ends after 15 s in all, so that a dead endpoint
 * costs a page seconds, not minutes.
 */
@Component
public final class AwsClients implements DisposableBean {

    private static final Duration ATTEMPT = Duration.ofSeconds(5);
    private static final Duration CALL = Duration.ofSeconds(15);

    private final Map<String, SdkClient> clients = new ConcurrentHashMap<>();
    private final Map<String, AwsCredentialsProvider> credentials = new ConcurrentHashMap<>();
    private final SdkHttpClient direct = httpClient(false);
    private final SdkHttpClient proxied = httpClient(true);
    private final ConnectionProperties properties;

    AwsClients(ConnectionProperties properties) {
        this.properties = properties;
    }

    /** IAM of the connection's partition, with the connection's credentials. */
    public IamClient iam(Connection connection) {
        return (IamClient) clients.computeIfAbsent(
                "iam/" + connection.id(),
                key -> configured(IamClient.builder(), connection, provider(connection))
                        .region(iamRegion(connection))
                        .build());
    }

    /** Lambda in the connection's region, with the connection's credentials. */
    public LambdaClient lambda(Connection connection) {
        return (LambdaClient) clients.computeIfAbsent(
                "lambda/" + connection.id(),
                key -> configured(LambdaClient.builder(), connection, provider(connection))
                        .build());
    }

    /** STS in the connection's region, with the connection's credentials. */
    public StsClient sts(Connection connection) {
        return (StsClient)
                clients.computeIfAbsent("sts/" + connection.id(), key -> sts(connection, provider(connection)));
    }

    /** STS in the connection's region, with somebody else's credentials; the caller closes it. */
    public StsClient sts(Connection connection, AwsCredentialsProvider caller) {
        return configured(StsClient.builder(), connection, caller).build();
    }

    @Override
    public void destroy() {
        clients.values().forEach(SdkClient::close);
        direct.close();
        proxied.close();
    }

    private AwsCredentialsProvider provider(Connection connection) {
        Declared declared = Objects.requireNonNull(properties.connections().get(connection.id()));
        AwsCredentialsProvider made = credentials.get(connection.id());
        if (made == null) {
            made = ConnectionCredentials.provider(
                    connection.id(), declared.credentials(), source -> sts(connection, source));
            credentials.put(connection.id(), made);
        }
        return made;
    }

    private <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> B configured(
            B builder, Connection connection, AwsCredentialsProvider caller) {
        builder.region(Region.of(connection.region()))
                .credentialsProvider(caller)
                .httpClient(connection.endpoint().isPresent() ? direct : proxied)
                .overrideConfiguration(override -> override.apiCallAttemptTimeout(ATTEMPT)
                        .apiCallTimeout(CALL)
                        .retryStrategy(RetryMode.STANDARD));
        connection.endpoint().ifPresent(builder::endpointOverride);
        return builder;
    }

    /** IAM is global; behind an endpoint override the SDK would sign the scope {@code aws-global}, which a verifier refuses. */
    private static Region iamRegion(Connection connection) {
        String region = connection.region();
        if (region.startsWith("cn-")) {
            return connection.endpoint().isPresent() ? Region.CN_NORTH_1 : Region.AWS_CN_GLOBAL;
        }
        if (region.startsWith("us-gov-")) {
            return connection.endpoint().isPresent() ? Region.US_GOV_WEST_1 : Region.AWS_US_GOV_GLOBAL;
        }
        return connection.endpoint().isPresent() ? Region.US_EAST_1 : Region.AWS_GLOBAL;
    }

    private static SdkHttpClient httpClient(boolean proxies) {
        return Apache5HttpClient.builder()
                .connectionTimeout(Duration.ofSeconds(3))
                .socketTimeout(ATTEMPT)
                .proxyConfiguration(ProxyConfiguration.builder()
                        .useSystemPropertyValues(proxies)
                        .useEnvironmentVariableValues(proxies)
                        .build())
                .build();
    }
}
