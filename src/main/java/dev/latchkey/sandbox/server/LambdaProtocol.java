package dev.latchkey.sandbox.server;

import dev.latchkey.sandbox.account.AccessKey.LastUse;
import dev.latchkey.sandbox.account.Identifiers;
import dev.latchkey.sandbox.caller.Caller;
import dev.latchkey.sandbox.caller.Peer;
import dev.latchkey.sandbox.lambda.LambdaOperations;
import dev.latchkey.sandbox.lambda.wire.LambdaRefusals;
import dev.latchkey.sandbox.operation.Refusal;
import dev.latchkey.sandbox.operation.RestAnswer;
import dev.latchkey.sandbox.operation.RestCall;
import dev.latchkey.sandbox.operation.Route;
import dev.latchkey.sandbox.signature.Credential;
import dev.latchkey.sandbox.signature.SignatureRefused;
import dev.latchkey.sandbox.signature.SignatureVerifier;
import dev.latchkey.sandbox.signature.SignatureVerifier.ScopeWords;
import dev.latchkey.sandbox.signature.SignatureVerifier.Service;
import dev.latchkey.sandbox.signature.SignedRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntSupplier;

/** Lambda's REST API: routed by method and path, JSON both ways. */
final class LambdaProtocol {

    private static final Duration SKEW = Duration.ofMinutes(5);

    private final World world;
    private final Clock clock;
    private final List<Route> routes;

    LambdaProtocol(World world, Clock clock, IntSupplier port) {
        this.world = world;
        this.clock = clock;
        this.routes = new LambdaOperations(new Identifiers(), port).routes();
    }

    /** @param tooLarge the body was cut, so that its signature cannot be checked any more */
    Wire answer(SignedRequest request, String peer, boolean tooLarge) {
        String requestId = UUID.randomUUID().toString();
        try {
            if (tooLarge) {
                throw LambdaRefusals.tooLarge(SandboxServer.BODY_LIMIT, operation(request));
            }
            RestAnswer answer = world.holding(() -> call(request, peer));
            RestAnswer.Now now = switch (answer) {
                case RestAnswer.Now ready -> ready;
                case RestAnswer.Later later -> later.rest().get();
            };
            List<Map.Entry<String, String>> headers =
                    new ArrayList<>(now.headers().entrySet());
            headers.add(Map.entry("x-amzn-RequestId", requestId));
            return Wire.of(now.status(), headers, now.body());
        } catch (Refusal refusal) {
            return error(refusal, requestId);
        }
    }

    private RestAnswer call(SignedRequest request, String peer) {
        Instant now = clock.instant();
        Caller caller = caller(request, peer, now);
        for (Route route : routes) {
            Optional<Map<String, String>> labels = route.labels(request.method(), request.rawPath());
            if (labels.isPresent()) {
                return route.handler()
                        .answer(new RestCall(
                                labels.get(),
                                QueryText.parameters(request.rawQuery()),
                                headers(request),
                                request.body(),
                                world.account(),
                                caller,
                                now));
            }
        }
        throw new Refusal(
                404,
                "UnknownOperationException",
                "The sandbox has no Lambda operation " + request.method() + " " + request.rawPath());
    }

    private String operation(SignedRequest request) {
        return routes.stream()
                .filter(route ->
                        route.labels(request.method(), request.rawPath()).isPresent())
                .map(route -> route.operation().equals("Invoke") ? "InvokeFunction" : route.operation())
                .findFirst()
                .orElse("unknown");
    }

    private Caller caller(SignedRequest request, String peer, Instant now) {
        String region = world.account().region();
        Service lambda = new Service("lambda", Set.of(region), SKEW, ScopeWords.FRONT_END);
        try {
            Credential credential = new SignatureVerifier(lambda, world.callers()).verify(request, now);
            world.account().used(credential.accessKeyId(), new LastUse(now, "lambda", region));
            Peer from = new Peer(peer, request.header("user-agent").orElse(""), region);
            return world.callers().caller(credential.accessKeyId(), from, now, "AccessDeniedException");
        } catch (SignatureRefused refused) {
            throw ErrorCodes.lambda(refused);
        }
    }

    private static Map<String, String> headers(SignedRequest request) {
        Map<String, String> headers = new HashMap<>();
        request.headers().forEach(header -> headers.putIfAbsent(header.name(), header.value()));
        return headers;
    }

    private static Wire error(Refusal refusal, String requestId) {
        return Wire.of(
                refusal.status(),
                List.of(
                        Map.entry("Content-Type", "application/json"),
                        Map.entry("x-amzn-RequestId", requestId),
                        Map.entry("x-amzn-ErrorType", refusal.code())),
                LambdaRefusals.body(refusal));
    }
}
