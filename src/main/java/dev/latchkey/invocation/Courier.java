package dev.latchkey.invocation;

import dev.latchkey.invocation.AddressRule.AddressRefused;
import dev.latchkey.invocation.Exchange.Timing;
import dev.latchkey.invocation.RequestDraft.HeaderLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Sends a request and reads the answer. Redirects are shown, never followed; nothing is retried, decoded, cached or
 * remembered; no proxy of the environment is used.
 */
@Component
class Courier implements DisposableBean {

    static final int KEPT = 1024 * 1024;
    private static final long MOST = 200L * 1024 * 1024;
    private static final Timeout CONNECT = Timeout.ofSeconds(3);
    private static final Timeout SILENCE = Timeout.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofSeconds(930);
    /** Far more than Lambda sends; a server whose headers go on and on is cut off. */
    private static final Http1Config HEAD_LIMITS = Http1Config.custom()
            .setMaxHeaderCount(100)
            .setMaxLineLength(32 * 1024)
            .build();

    private static final Set<String> WITH_A_BODY = Set.of("POST", "PUT", "PATCH");
    private static final int LONGEST_REASON = 100;
    private static final Set<String> SET_BY_THE_CLIENT = Set.of("host", "content-length", "connection");
    private static final String CONNECTED = Courier.class.getName() + ".connected";

    private final CloseableHttpClient world = client(new AddressRule(false, InetAddress::getAllByName));
    private final CloseableHttpClient here = client(new AddressRule(true, InetAddress::getAllByName));

    /** Why nothing came back. */
    enum Silence {
        NOT_REACHED,
        TIMED_OUT,
        ADDRESS_REFUSED,
        BROKEN
    }

    /** No answer. */
    static final class Unanswered extends Exception {
        private static final long serialVersionUID = 1L;
        private final Silence silence;

        Unanswered(Silence silence, IOException cause) {
            super(silence.name(), cause, false, false);
            this.silence = silence;
        }

        Silence silence() {
            return silence;
        }
    }

    /**
     * @param signNanos how long signing took, for the timing
     */
    Exchange send(
            Destination destination,
            RequestTarget target,
            String method,
            List<HeaderLine> headers,
            byte[] body,
            long signNanos)
            throws Unanswered {
        HttpHost host = new HttpHost(destination.scheme(), destination.host(), destination.port());
        ClassicHttpRequest request = new BasicClassicHttpRequest(method, host, target.text());
        headers.stream()
                .filter(header -> !SET_BY_THE_CLIENT.contains(header.name().toLowerCase(Locale.ROOT)))
                .forEach(header -> request.addHeader(header.name(), header.value()));
        request.setHeader("Accept-Encoding", "identity");
        if (body.length > 0 || WITH_A_BODY.contains(method)) {
            // No content type of the entity's own: the one the operator set is signed and goes out as it is.
            request.setEntity(new ByteArrayEntity(body, null));
        }
        HttpClientContext context = HttpClientContext.create();
        long start = System.nanoTime();
        try (ClassicHttpResponse response =
                (destination.loopback() ? here : world).executeOpen(host, request, context)) {
            long answered = System.nanoTime();
            Object connected = context.getAttribute(CONNECTED);
            long ready = connected instanceof Long at ? at : start;
            return read(response, context, new Marks(signNanos, start, ready, answered));
        } catch (IOException e) {
            throw new Unanswered(silence(e), e);
        }
    }

    @Override
    public void destroy() throws IOException {
        world.close();
        here.close();
    }

    private static Silence silence(IOException e) {
        return switch (e) {
            case AddressRefused refused -> Silence.ADDRESS_REFUSED;
            case ConnectTimeoutException late -> Silence.NOT_REACHED;
            case SocketTimeoutException late -> Silence.TIMED_OUT;
            case UnknownHostException unknown -> Silence.NOT_REACHED;
            case ConnectException refused -> Silence.NOT_REACHED;
            default -> Silence.BROKEN;
        };
    }

    private record Marks(long signNanos, long start, long connected, long answered) {}

    private static Exchange read(ClassicHttpResponse response, HttpClientContext context, Marks marks)
            throws IOException {
        List<HeaderLine> headers = new ArrayList<>();
        Arrays.stream(response.getHeaders())
                .forEach(header -> headers.add(new HeaderLine(header.getName(), String.valueOf(header.getValue()))));
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        long size = 0;
        boolean cut = false;
        HttpEntity entity = response.getEntity();
        if (entity != null) {
            InputStream in = entity.getContent();
            byte[] piece = new byte[64 * 1024];
            for (int n = in.read(piece); n >= 0 && !cut; n = cut ? -1 : in.read(piece)) {
                kept.write(piece, 0, (int) Math.min(n, Math.max(0, KEPT - size)));
                size += n;
                cut = size > MOST || System.nanoTime() - marks.start > LONGEST.toNanos();
            }
        }
        long end = System.nanoTime();
        EndpointDetails endpoint = context.getEndpointDetails();
        Timing timing = new Timing(
                marks.signNanos / 1000,
                (marks.connected - marks.start) / 1000,
                (marks.answered - marks.connected) / 1000,
                (end - marks.answered) / 1000,
                endpoint != null && endpoint.getRequestCount() > 1);
        if (cut) {
            response.close();
        }
        return new Exchange(response.getCode(), reason(response), headers, kept.toByteArray(), size, cut, timing);
    }

    /** A server may send any text here, and as much as it likes. */
    private static String reason(ClassicHttpResponse response) {
        String reason = response.getReasonPhrase();
        return reason == null
                ? ""
                : reason.substring(0, Math.min(LONGEST_REASON, reason.length())).replaceAll("\\p{Cntrl}", " ");
    }

    private static CloseableHttpClient client(AddressRule rule) {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(rule)
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(HEAD_LIMITS)
                                .build())
                        .setMaxConnTotal(128)
                        .setMaxConnPerRoute(32)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .setSocketTimeout(SILENCE)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(CONNECT)
                        .setResponseTimeout(SILENCE)
                        .setRedirectsEnabled(false)
                        .setAuthenticationEnabled(false)
                        .setExpectContinueEnabled(false)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("Latchkey")
                .addExecInterceptorAfter(ChainElement.CONNECT.name(), "connected", Courier::noteConnected)
                .build();
    }

    private static ClassicHttpResponse noteConnected(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        scope.clientContext.setAttribute(CONNECTED, System.nanoTime());
        return chain.proceed(request, scope);
    }
}
