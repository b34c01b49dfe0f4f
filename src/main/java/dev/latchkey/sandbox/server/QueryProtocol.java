package dev.latchkey.sandbox.server;

import dev.latchkey.sandbox.account.AccessKey.LastUse;
import dev.latchkey.sandbox.account.Identifiers;
import dev.latchkey.sandbox.caller.Caller;
import dev.latchkey.sandbox.caller.IssuedSession;
import dev.latchkey.sandbox.caller.Peer;
import dev.latchkey.sandbox.iam.IamOperations;
import dev.latchkey.sandbox.operation.Fields;
import dev.latchkey.sandbox.operation.Parameters;
import dev.latchkey.sandbox.operation.QueryCall;
import dev.latchkey.sandbox.operation.QueryOperation;
import dev.latchkey.sandbox.operation.Refusal;
import dev.latchkey.sandbox.signature.Claim;
import dev.latchkey.sandbox.signature.Credential;
import dev.latchkey.sandbox.signature.SignatureRefused;
import dev.latchkey.sandbox.signature.SignatureVerifier;
import dev.latchkey.sandbox.signature.SignatureVerifier.ScopeWords;
import dev.latchkey.sandbox.signature.SignatureVerifier.Service;
import dev.latchkey.sandbox.signature.SignedRequest;
import dev.latchkey.sandbox.sts.StsOperations;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** STS and IAM: a form in, XML out; the credential scope says which of the two is meant. */
final class QueryProtocol {

    private static final Duration SKEW = Duration.ofMinutes(15);
    private static final String STS_VERSION = "2011-06-15";

    private final World world;
    private final Clock clock;
    private final Map<String, QueryOperation> iam = new IamOperations(new Identifiers()).byName();

    QueryProtocol(World world, Clock clock) {
        this.world = world;
        this.clock = clock;
    }

    Wire answer(SignedRequest request, String peer) {
        String requestId = UUID.randomUUID().toString();
        Parameters parameters;
        try {
            parameters = new Parameters(form(request));
        } catch (Refusal refusal) {
            return Wire.of(
                    refusal.status(), "text/xml", requestId, QueryXml.error(namespace(false), refusal, requestId));
        }
        boolean forIam = forIam(request, parameters);
        try {
            String action = parameters.find("Action").orElse("");
            Fields result = world.holding(() -> call(request, parameters, peer, forIam));
            return Wire.of(200, "text/xml", requestId, QueryXml.answer(namespace(forIam), action, result, requestId));
        } catch (Refusal refusal) {
            return Wire.of(
                    refusal.status(), "text/xml", requestId, QueryXml.error(namespace(forIam), refusal, requestId));
        }
    }

    private Fields call(SignedRequest request, Parameters parameters, String peer, boolean forIam) {
        Instant now = clock.instant();
        Caller caller = caller(request, peer, forIam, now);
        String action = parameters
                .find("Action")
                .orElseThrow(() -> new Refusal(400, "MissingAction", "The request must contain the parameter Action."));
        checkSession(caller, action, forIam);
        QueryOperation operation = (forIam ? iam : new StsOperations(world.sessions()).all()).get(action);
        if (operation == null) {
            throw new Refusal(
                    400,
                    "InvalidAction",
                    "Could not find operation " + action + " for version "
                            + parameters.find("Version").orElse("NO_VERSION_SPECIFIED"));
        }
        return operation.answer(new QueryCall(parameters, world.account(), caller, now));
    }

    private Caller caller(SignedRequest request, String peer, boolean forIam, Instant now) {
        String region = world.account().region();
        Service service = forIam
                ? new Service("iam", Set.of("us-east-1", "aws-global"), SKEW, ScopeWords.QUERY)
                : new Service("sts", regions(region), SKEW, ScopeWords.QUERY);
        try {
            Credential credential = new SignatureVerifier(service, world.callers()).verify(request, now);
            world.account().used(credential.accessKeyId(), new LastUse(now, service.name(), region));
            return world.callers()
                    .caller(
                            credential.accessKeyId(),
                            new Peer(peer, request.header("user-agent").orElse(""), region),
                            now,
                            "AccessDenied");
        } catch (SignatureRefused refused) {
            throw ErrorCodes.query(refused, forIam);
        }
    }

    /** Besides its own Region, STS answers under its old global name. */
    private static Set<String> regions(String region) {
        return Set.copyOf(List.of(region, "us-east-1", "aws-global"));
    }

    /** What sessions may not call (AWS STS API Reference, "GetSessionToken", "GetFederationToken"). */
    private static void checkSession(Caller caller, String action, boolean forIam) {
        IssuedSession session = caller.session().orElse(null);
        if (session == null || session.kind() == IssuedSession.Kind.ASSUME_ROLE) {
            return;
        }
        boolean federated = session.kind() == IssuedSession.Kind.FEDERATION;
        if (forIam && (federated || !session.mfa())) {
            throw ErrorCodes.unknownToken(true);
        }
        Set<String> open = federated ? Set.of("GetCallerIdentity") : Set.of("GetCallerIdentity", "AssumeRole");
        if (!forIam && !open.contains(action)) {
            throw new Refusal(403, "AccessDenied", "Cannot call " + action + " with session credentials");
        }
    }

    /** By the scope; a request without a scope by its API version. */
    private static boolean forIam(SignedRequest request, Parameters parameters) {
        try {
            return Claim.of(request)
                    .map(claim -> claim.scope().service().equals("iam"))
                    .orElse(!parameters.find("Version").orElse(STS_VERSION).equals(STS_VERSION));
        } catch (SignatureRefused refused) {
            return !parameters.find("Version").orElse(STS_VERSION).equals(STS_VERSION);
        }
    }

    private static Map<String, String> form(SignedRequest request) {
        String text = request.method().equals("GET")
                ? request.rawQuery()
                : new String(request.body(), StandardCharsets.UTF_8);
        Map<String, String> form = new HashMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            if (!name.isEmpty() && !name.startsWith("X-Amz-")) {
                form.put(name, equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return form;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, "MalformedQueryString", "The query string contains a syntax error.", Map.of());
        }
    }

    private static String namespace(boolean forIam) {
        return forIam ? "https://iam.amazonaws.com/doc/2010-05-08/" : "https://sts.amazonaws.com/doc/2011-06-15/";
    }
}
