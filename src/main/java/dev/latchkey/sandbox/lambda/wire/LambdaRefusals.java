package dev.latchkey.sandbox.lambda.wire;

import dev.latchkey.sandbox.operation.Refusal;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Lambda's errors and the JSON they travel in (Lambda API Reference, "Common Errors" and the errors of each action). */
public final class LambdaRefusals {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, String> USER = Map.of("Type", "User");

    /** These write {@code Message}, all others {@code message}. */
    private static final Set<String> CAPITAL = Set.of(
            "AccessDeniedException",
            "ResourceNotFoundException",
            "ServiceException",
            "PublicPolicyException",
            "ResourceInUseException");

    private LambdaRefusals() {}

    /** The body of a refusal: its members, then the message under the key its exception uses. */
    public static byte[] body(Refusal refusal) {
        ObjectNode body = JSON.createObjectNode();
        new TreeMap<>(refusal.members()).forEach(body::put);
        body.put(CAPITAL.contains(refusal.code()) ? "Message" : "message", refusal.message());
        return JSON.writeValueAsBytes(body);
    }

    /** Has no {@code Type}. */
    public static Refusal validation(String value, String member, String rule) {
        return new Refusal(
                400,
                "ValidationException",
                "1 validation error detected: Value " + value + " at '" + member + "' failed to satisfy constraint: "
                        + rule);
    }

    public static Refusal parameter(String message) {
        return new Refusal(400, "InvalidParameterValueException", message, USER);
    }

    /** Some messages of the concurrency operations come without {@code Type}. */
    public static Refusal plainParameter(String message) {
        return new Refusal(400, "InvalidParameterValueException", message);
    }

    public static Refusal content(String message) {
        return new Refusal(400, "InvalidRequestContentException", message, USER);
    }

    public static Refusal missing(String message) {
        return new Refusal(404, "ResourceNotFoundException", message, USER);
    }

    public static Refusal noFunction(String arn) {
        return missing("Function not found: " + arn);
    }

    public static Refusal noAlias(String arn) {
        return missing("Cannot find alias arn: " + arn);
    }

    public static Refusal noResource() {
        return missing("The resource you requested does not exist.");
    }

    public static Refusal conflict(String message) {
        return new Refusal(409, "ResourceConflictException", message, USER);
    }

    /** @param api the operation that tells the revision in force */
    public static Refusal staleRevision(String api) {
        return new Refusal(
                412,
                "PreconditionFailedException",
                "The Revision Id provided does not match the latest Revision Id. Call the " + api
                        + " API to retrieve the latest Revision Id",
                USER);
    }

    public static Refusal tooLarge(long most, String operation) {
        return new Refusal(
                413,
                "RequestTooLargeException",
                "Request must be smaller than " + most + " bytes for the " + operation + " operation",
                USER);
    }

    public static Refusal policyTooLong(int size, int most) {
        return new Refusal(
                400,
                "PolicyLengthExceededException",
                "The final policy size (" + size + ") is bigger than the limit (" + most + ").",
                USER);
    }

    /** A function whose reserved concurrency is used up, or zero. */
    public static Refusal throttled() {
        return new Refusal(
                429,
                "TooManyRequestsException",
                "Rate Exceeded.",
                Map.of("Reason", "ReservedFunctionConcurrentInvocationLimitExceeded", "Type", "User"));
    }

    public static Refusal denied(String message) {
        return new Refusal(403, "AccessDeniedException", message);
    }
}
