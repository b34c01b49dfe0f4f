package dev.latchkey.sandbox.url;

import dev.latchkey.policy.AuthorizationRequest;
import dev.latchkey.policy.PolicyEvaluator;
import dev.latchkey.policy.PolicySet;
import dev.latchkey.policy.PolicySource;
import dev.latchkey.policy.PolicyType;
import dev.latchkey.policy.Principal;
import dev.latchkey.policy.RequestContext;
import dev.latchkey.policy.SourcedPolicy;
import dev.latchkey.policy.json.PolicyKind;
import dev.latchkey.sandbox.account.AccessKey.LastUse;
import dev.latchkey.sandbox.account.Account;
import dev.latchkey.sandbox.account.FunctionVersion;
import dev.latchkey.sandbox.account.LambdaFunction;
import dev.latchkey.sandbox.account.UrlConfig;
import dev.latchkey.sandbox.caller.Caller;
import dev.latchkey.sandbox.caller.Callers;
import dev.latchkey.sandbox.caller.CommonKeys;
import dev.latchkey.sandbox.caller.Peer;
import dev.latchkey.sandbox.caller.PolicyTexts;
import dev.latchkey.sandbox.handler.Handlers;
import dev.latchkey.sandbox.operation.Access;
import dev.latchkey.sandbox.signature.Credential;
import dev.latchkey.sandbox.signature.SignatureRefused;
import dev.latchkey.sandbox.signature.SignatureVerifier;
import dev.latchkey.sandbox.signature.SignatureVerifier.ScopeWords;
import dev.latchkey.sandbox.signature.SignatureVerifier.Service;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers function URLs in Lambda's order: host, auth type, authentication, authorization, concurrency, function
 * (Lambda Developer Guide, "Control access to Lambda function URLs").
 */
public final class UrlFrontEnd {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FORBIDDEN = "{\"Message\":\"Forbidden\"}";
    private static final String NOT_AUTHORIZED =
            "{\"Message\":\"Forbidden. For troubleshooting Function URL authorization"
                    + " issues, see: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html\"}";
    private static final String THROTTLED = "{\"Reason\":\"ReservedFunctionConcurrentInvocationLimitExceeded\","
            + "\"Type\":\"User\",\"message\":\"Rate Exceeded.\"}";
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final Account account;
    private final Callers callers;
    private final PolicyTexts texts;
    private final Concurrency concurrency;
    private final boolean dual;
    private final Clock clock;

    /**
     * @param dual whether both actions are needed, as since October 2025; otherwise InvokeFunctionUrl alone
     */
    public UrlFrontEnd(
            Account account, Callers callers, PolicyTexts texts, Concurrency concurrency, boolean dual, Clock clock) {
        this.account = account;
        this.callers = callers;
        this.texts = texts;
        this.concurrency = concurrency;
        this.dual = dual;
        this.clock = clock;
    }

    /** What was found and decided while the account was held. */
    private record Admission(
            LambdaFunction function, FunctionVersion version, UrlConfig config, Optional<Caller> caller) {}

    public UrlAnswer answer(UrlRequest request) throws InterruptedException {
        String requestId = UUID.randomUUID().toString();
        Instant now = clock.instant();
        Admission admission;
        try {
            synchronized (account) {
                Optional<UrlAnswer> preflight = found(request)
                        .flatMap(config -> CorsAnswer.preflight(config.cors(), request.signed(), requestId));
                if (preflight.isPresent()) {
                    return preflight.get();
                }
                admission = admit(request, now);
            }
        } catch (Refused refused) {
            return UrlAnswer.refusal(refused.status, refused.type, refused.json, requestId);
        }
        return run(request, admission, requestId, now);
    }

    private Optional<UrlConfig> found(UrlRequest request) {
        return account.functionOfUrl(request.urlId()).flatMap(function -> config(function, request.urlId()));
    }

    private static Optional<UrlConfig> config(LambdaFunction function, String urlId) {
        return function.urls().values().stream()
                .filter(config -> config.urlId().equals(urlId))
                .findFirst();
    }

    private Admission admit(UrlRequest request, Instant now) throws Refused {
        LambdaFunction function = account.functionOfUrl(request.urlId())
                .orElseThrow(() -> new Refused(403, "AccessDeniedException", "{\"Message\":null}"));
        UrlConfig config = config(function, request.urlId()).orElseThrow();
        // A body that was not read to its end cannot be hashed, so its size is judged before its signature.
        if (request.tooLarge()) {
            throw new Refused(
                    413,
                    "RequestTooLargeException",
                    "{\"Type\":\"User\",\"message\":\"Request must be smaller than 6291456 bytes for the"
                            + " InvokeFunction operation\"}");
        }
        Optional<Caller> caller =
                config.authType().equals("NONE") ? Optional.empty() : Optional.of(signer(request, now));
        authorize(request, function, config, caller, now);
        return new Admission(function, version(function, config), config, caller);
    }

    private static FunctionVersion version(LambdaFunction function, UrlConfig config) {
        String alias = config.qualifier();
        return Optional.ofNullable(alias == null ? null : function.aliases().get(alias))
                .flatMap(found -> function.version(found.version()))
                .orElse(function.latest());
    }

    private Caller signer(UrlRequest request, Instant now) throws Refused {
        Service lambda = new Service("lambda", Set.of(account.region()), SKEW, ScopeWords.FRONT_END);
        try {
            Credential credential = new SignatureVerifier(lambda, callers).verify(request.signed(), now);
            account.used(credential.accessKeyId(), new LastUse(now, "lambda", account.region()));
            return callers.caller(credential.accessKeyId(), peer(request), now, "AccessDeniedException");
        } catch (SignatureRefused refused) {
            throw refusal(refused);
        }
    }

    private Peer peer(UrlRequest request) {
        return new Peer(request.peer(), request.signed().header("user-agent").orElse(""), account.region());
    }

    private static Refused refusal(SignatureRefused refused) {
        return switch (refused.kind()) {
            case MISSING -> new Refused(403, "AccessDeniedException", FORBIDDEN);
            case INCOMPLETE -> new Refused(403, "IncompleteSignatureException", message(refused.message()));
            case SCOPE, SKEW, MISMATCH -> new Refused(403, "InvalidSignatureException", message(refused.message()));
            case UNKNOWN_KEY -> new Refused(403, "UnrecognizedClientException", message(refused.message()));
            case EXPIRED -> new Refused(403, "ExpiredTokenException", message(refused.message()));
        };
    }

    private static String message(String text) {
        return "{\"message\":" + JSON.writeValueAsString(text) + "}";
    }

    /** Each action by itself; a 403 never says which one is missing. */
    private void authorize(
            UrlRequest request, LambdaFunction function, UrlConfig config, Optional<Caller> caller, Instant now)
            throws Refused {
        String arn = function.arn(config.qualifier());
        String policy = function.policy(config.qualifier());
        List<Access> needed = new ArrayList<>();
        needed.add(access("lambda:InvokeFunctionUrl", function, arn)
                .with("lambda:FunctionUrlAuthType", config.authType())
                .with("lambda:FunctionArn", arn)
                .under(policy));
        if (dual) {
            needed.add(access("lambda:InvokeFunction", function, arn)
                    .with("lambda:InvokedViaFunctionUrl", "true")
                    .under(policy));
        }
        for (Access access : needed) {
            boolean allowed =
                    caller.map(who -> who.decide(access).allowed()).orElseGet(() -> anonymousMay(access, request, now));
            if (!allowed) {
                throw new Refused(403, "AccessDeniedException", NOT_AUTHORIZED);
            }
        }
    }

    /** With the keys of what is called (Service Authorization Reference, "Condition keys for AWS Lambda"). */
    private Access access(String action, LambdaFunction function, String arn) {
        Access access = Access.to(action, arn).with("aws:ResourceAccount", account.id());
        for (Map.Entry<String, String> tag : function.tags().entrySet()) {
            access = access.with("aws:ResourceTag/" + tag.getKey(), tag.getValue());
        }
        return access;
    }

    private boolean anonymousMay(Access access, UrlRequest request, Instant now) {
        String document = access.resourcePolicy();
        if (document == null) {
            return false;
        }
        RequestContext.Builder keys = CommonKeys.of(peer(request), now);
        keys.put("aws:PrincipalType", "Anonymous").put("aws:PrincipalAccount", "anonymous");
        keys.put("aws:userid", "anonymous");
        access.keys().forEach(keys::put);
        PolicySet policies = PolicySet.builder()
                .resource(new SourcedPolicy(
                        PolicySource.of(PolicyType.RESOURCE, "resource policy"),
                        texts.read(document, PolicyKind.RESOURCE)))
                .build();
        return PolicyEvaluator.evaluate(
                        new AuthorizationRequest(
                                new Principal.Anonymous(), access.action(), access.resource(), keys.build()),
                        policies)
                .allowed();
    }

    /** The account is not held while a function runs. */
    private UrlAnswer run(UrlRequest request, Admission admission, String requestId, Instant now)
            throws InterruptedException {
        LambdaFunction function = admission.function();
        if (!concurrency.enter(function.name(), function.reserved())) {
            return UrlAnswer.refusal(429, "TooManyRequestsException", THROTTLED, requestId);
        }
        String traceId = "Root=1-" + Long.toHexString(now.getEpochSecond()) + "-"
                + requestId.replace("-", "").substring(0, 24);
        try {
            byte[] event = FunctionEvent.of(request, admission.caller(), requestId, traceId, now);
            FunctionVersion version = admission.version();
            boolean streaming = admission.config().mode().equals("RESPONSE_STREAM");
            UrlAnswer answer = new ResponseMapping(
                            requestId,
                            traceId + ";Parent=" + requestId.substring(0, 8) + "00000000;Sampled=0",
                            streaming)
                    .of(Handlers.of(version.handler()).run(event, version.timeout()));
            return withCors(answer, admission.config(), request);
        } finally {
            concurrency.leave(function.name());
        }
    }

    private static UrlAnswer withCors(UrlAnswer answer, UrlConfig config, UrlRequest request) {
        List<Map.Entry<String, String>> cors = CorsAnswer.headers(config.cors(), request.signed());
        if (cors.isEmpty()) {
            return answer;
        }
        List<Map.Entry<String, String>> headers = new ArrayList<>(answer.headers());
        headers.removeIf(header -> header.getKey().toLowerCase(Locale.ROOT).startsWith("access-control-"));
        headers.addAll(cors);
        return new UrlAnswer(answer.status(), headers, answer.body());
    }

    private static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;
        private final int status;
        private final String type;
        private final String json;

        Refused(int status, String type, String json) {
            super(type, null, false, false);
            this.status = status;
            this.type = type;
            this.json = json;
        }
    }
}
