package dev.latchkey.sandbox.server;

import dev.latchkey.sandbox.account.AccessKey;
import dev.latchkey.sandbox.signature.SignedRequest;
import dev.latchkey.sandbox.url.Concurrency;
import dev.latchkey.sandbox.url.UrlAnswer;
import dev.latchkey.sandbox.url.UrlFrontEnd;
import dev.latchkey.sandbox.url.UrlRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sandbox: STS, IAM, Lambda and function URLs of one account on one loopback port.
 *
 * <p>Function URLs are told by host ({@code <id>.lambda-url.<region>.localhost}), Lambda by path, STS and IAM by the
 * credential scope.
 */
public final class SandboxServer implements AutoCloseable {

    /** AWS's limit for the body of a call to a function. */
    static final int BODY_LIMIT = 6 * 1024 * 1024;

    private static final Pattern URL_HOST = Pattern.compile("([a-z0-9-]+)\\.lambda-url\\.([a-z0-9-]+)\\.localhost");
    private static final Pattern LAMBDA_PATH = Pattern.compile("/20\\d\\d-\\d\\d-\\d\\d/.*");

    private final World world;
    private final Clock clock;
    private final boolean dual;
    private final Concurrency concurrency = new Concurrency();
    private final QueryProtocol query;
    private final LambdaProtocol lambda;
    private final Control control;
    private final Listener listener;

    /** Loads the account and opens the port; throws a sentence when the disk or the port refuses. */
    public SandboxServer(SandboxOptions options, Clock clock) {
        this.clock = clock;
        this.dual = options.dual();
        this.world = world(options, clock);
        this.query = new QueryProtocol(world, clock);
        this.control = new Control(world, clock);
        this.listener = new Listener(options.port(), this::answer);
        this.lambda = new LambdaProtocol(world, clock, this::port);
    }

    private static World world(SandboxOptions options, Clock clock) {
        try {
            return new World(options, clock);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The sandbox cannot start. Its file in " + options.directory() + " cannot be read or written ("
                            + e.getMessage() + "). Set latchkey.data-dir to a directory this user may write.",
                    e);
        }
    }

    public int port() {
        return listener.port();
    }

    public String region() {
        return world.account().region();
    }

    public String accessKeyId() {
        return adminKey().id();
    }

    public String secretAccessKey() {
        return adminKey().secret();
    }

    /** Where the account and the administrator's secret are kept. */
    public Path file() {
        return world.store().file();
    }

    @Override
    public void close() {
        listener.close();
    }

    private AccessKey adminKey() {
        return world.adminKey();
    }

    private Wire answer(Incoming incoming) throws InterruptedException {
        String host = incoming.host().toLowerCase(Locale.ROOT);
        String name = host.replaceFirst(":\\d+$", "");
        Matcher url = URL_HOST.matcher(name);
        if (url.matches()) {
            return functionUrl(incoming, url.group(1), url.group(2));
        }
        if (!name.equals("localhost") && !name.equals("127.0.0.1") && !name.equals("[::1]")) {
            return Wire.plain(
                    421, "The sandbox does not answer to that host name. Call 127.0.0.1 or a function URL's host.");
        }
        SignedRequest request = incoming.request();
        if (request.rawPath().startsWith(Control.PREFIX)) {
            return control.answer(request);
        }
        return LAMBDA_PATH.matcher(request.rawPath()).matches()
                ? lambda.answer(request, incoming.peer(), incoming.tooLarge())
                : query.answer(request, incoming.peer());
    }

    private Wire functionUrl(Incoming incoming, String urlId, String region) throws InterruptedException {
        if (!region.equals(world.account().region())) {
            return Wire.plain(421, "There are no function URLs of that Region here.");
        }
        UrlFrontEnd frontEnd =
                new UrlFrontEnd(world.account(), world.callers(), world.texts(), concurrency, dual, clock);
        UrlAnswer answer = frontEnd.answer(
                new UrlRequest(incoming.request(), incoming.host(), urlId, incoming.peer(), incoming.tooLarge()));
        return new Wire(answer.status(), answer.headers(), answer.body());
    }

    /**
     * A request with where it came from and went to.
     *
     * @param tooLarge the body was longer than AWS takes and was cut
     */
    record Incoming(SignedRequest request, String host, String peer, boolean tooLarge) {}

    /** Answers requests. */
    @FunctionalInterface
    interface Answering {
        Wire answer(Incoming incoming) throws InterruptedException;
    }
}
