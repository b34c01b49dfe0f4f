package dev.latchkey.sandbox.server;

import dev.latchkey.sandbox.operation.Refusal;
import dev.latchkey.sandbox.signature.SignatureRefused;

/** Names the same refusal as each protocol names it ("Common Errors" of the STS, IAM and Lambda API references). */
final class ErrorCodes {

    private ErrorCodes() {}

    /** For STS and IAM; IAM's sentence about an unknown token has no full stop. */
    static Refusal query(SignatureRefused refused, boolean iam) {
        return switch (refused.kind()) {
            case MISSING -> new Refusal(403, "MissingAuthenticationToken", refused.message());
            case INCOMPLETE -> new Refusal(400, "IncompleteSignature", refused.message());
            case SCOPE, SKEW, MISMATCH -> new Refusal(403, "SignatureDoesNotMatch", refused.message());
            case UNKNOWN_KEY -> unknownToken(iam);
            case EXPIRED -> new Refusal(403, "ExpiredToken", refused.message());
        };
    }

    static Refusal unknownToken(boolean iam) {
        String sentence = "The security token included in the request is invalid";
        return new Refusal(403, "InvalidClientTokenId", iam ? sentence : sentence + ".");
    }

    static Refusal lambda(SignatureRefused refused) {
        return switch (refused.kind()) {
            case MISSING -> new Refusal(403, "MissingAuthenticationTokenException", "Missing Authentication Token");
            case INCOMPLETE -> new Refusal(403, "IncompleteSignatureException", refused.message());
            case SCOPE, SKEW, MISMATCH -> new Refusal(403, "InvalidSignatureException", refused.message());
            case UNKNOWN_KEY -> new Refusal(403, "UnrecognizedClientException", refused.message());
            case EXPIRED -> new Refusal(403, "ExpiredTokenException", refused.message());
        };
    }
}
