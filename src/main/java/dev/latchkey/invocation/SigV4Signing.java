package dev.latchkey.invocation;

import dev.latchkey.invocation.RequestDraft.HeaderLine;
import dev.latchkey.session.credentials.SecretValue;
import dev.latchkey.session.credentials.SigningCredentials;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Signs with the SDK's signer: service lambda, the Region of the host name, the real hash of the body. */
@Component
class SigV4Signing {

    private static final String SERVICE = "lambda";

    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final Clock clock;

    SigV4Signing(Clock clock) {
        this.clock = clock;
    }

    /** All headers to send: those given, which are signed, and those of the signature. */
    List<HeaderLine> sign(
            Destination destination, RequestTarget target, Outgoing outgoing, SigningCredentials credentials) {
        SdkHttpRequest.Builder request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(outgoing.method()))
                .protocol(destination.scheme())
                .host(destination.host())
                .port(destination.port() == -1 ? null : destination.port())
                .encodedPath(target.path());
        target.query().forEach(pair -> request.appendRawQueryParameter(pair.getKey(), pair.getValue()));
        outgoing.headers().forEach(header -> request.putHeader(header.name(), header.value()));
        SignedRequest signed = signer.sign(sign -> sign.identity(identity(credentials))
                .request(request.build())
                .payload(() -> new ByteArrayInputStream(outgoing.body()))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                .putProperty(AwsV4HttpSigner.REGION_NAME, destination.region())
                .putProperty(HttpSigner.SIGNING_CLOCK, clock));
        List<HeaderLine> headers = new ArrayList<>();
        signed.request().forEachHeader((name, values) -> headers.add(new HeaderLine(name, String.join(",", values))));
        return headers;
    }

    /** The SDK takes its secrets as text; see the rationale on what that means for this process's memory. */
    private static AwsCredentialsIdentity identity(SigningCredentials credentials) {
        SecretValue token = credentials.sessionToken();
        return credentials
                .secretAccessKey()
                .useText(secret -> token == null
                        ? AwsCredentialsIdentity.create(credentials.accessKeyId(), secret)
                        : token.useText(
                                text -> AwsSessionCredentialsIdentity.create(credentials.accessKeyId(), secret, text)));
    }

    /** What is signed and sent, besides destination and target. */
    record Outgoing(String method, List<HeaderLine> headers, byte[] body) {}
}
