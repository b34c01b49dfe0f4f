package dev.latchkey.invocation.probe;

import dev.latchkey.invocation.Invocation;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What an answer of a function URL tells about the policies. Lambda looks at the host first, then at signature, key
 * and expiry, then at the permissions, then at concurrency ("Control access to Lambda function URLs", Lambda
 * Developer Guide); only a refusal of the third kind speaks of policies.
 */
enum Evidence {
    PASSED("The call was let in."),
    REFUSED("Lambda refused the call for want of permission."),
    SIGNATURE("AWS rejected the signature or the clock; it did not come to ask the policies."),
    KEY("AWS does not take the access key or its token; it did not come to ask the policies."),
    EXPIRED("The session has ended at AWS; it did not come to ask the policies."),
    THROTTLED("Lambda throttled the call. Send it again when there is room."),
    NO_URL("No function URL answers at this address any more."),
    FRONT_END("Lambda answered with an error of its own that does not come from a policy."),
    STRANGER("The answer does not bear the marks of Lambda, so it may come from something in between.");

    /** The body for an address that never was ("Invoking Lambda function URLs"): no message at all. */
    private static final Pattern NO_MESSAGE = Pattern.compile("\\s*\\{\\s*\"Message\"\\s*:\\s*null\\s*}\\s*");

    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;

    private final String words;

    Evidence(String words) {
        this.words = words;
    }

    static Evidence of(Invocation invocation) {
        if (invocation.status() == TOO_MANY) {
            return THROTTLED;
        }
        String error = invocation.errorType().split(":", 2)[0];
        return switch (error) {
            case "" -> byLambda(invocation) ? PASSED : STRANGER;
            case "AccessDeniedException" -> accessDenied(invocation);
            case "InvalidSignatureException", "IncompleteSignatureException", "MissingAuthenticationTokenException" ->
                SIGNATURE;
            case "UnrecognizedClientException", "InvalidClientTokenIdException" -> KEY;
            case "ExpiredTokenException" -> EXPIRED;
            case "ThrottlingException" -> THROTTLED;
            default -> FRONT_END;
        };
    }

    private static Evidence accessDenied(Invocation invocation) {
        if (invocation.status() != FORBIDDEN) {
            return FRONT_END;
        }
        String body = new String(invocation.exchange().body(), StandardCharsets.UTF_8);
        return NO_MESSAGE.matcher(body).matches() ? NO_URL : REFUSED;
    }

    /** Every answer of a function carries both. */
    private static boolean byLambda(Invocation invocation) {
        return !invocation.header("x-amzn-requestid").isEmpty()
                || !invocation.header("x-amzn-trace-id").isEmpty();
    }

    String words() {
        return words;
    }
}
