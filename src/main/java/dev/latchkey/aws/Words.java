package dev.latchkey.aws;

/** AWS's error codes in our pattern: what happened, why, what to do. Codes and causes: "Common Errors" of the STS and IAM API references, "Errors" of the Lambda API reference. */
record Words(String what, String why, String todo) {

    static Words of(String operation, String code, String message, int status) {
        return switch (code) {
            case "AccessDenied", "AccessDeniedException" ->
                new Words(
                        "Latchkey may not call " + operation + " here.",
                        "AWS refused it for the credentials of this connection.",
                        "Add " + operation + " to the policy of the connection's identity, then try again.");
            case "NoSuchEntity", "ResourceNotFoundException" ->
                new Words(
                        "It is no longer there.", sentence(message), "Read the page again: it may have been removed.");
            case "EntityAlreadyExists", "ResourceConflictException" ->
                new Words(
                        "The name is taken.",
                        sentence(message),
                        "Choose another name, or remove the existing one first.");
            case "PreconditionFailedException" ->
                new Words(
                        "The change was not made.",
                        "Someone changed this in the meantime. " + sentence(message),
                        "Review the new state and try again.");
            case "LimitExceeded", "PolicyLengthExceededException" ->
                new Words(
                        "AWS has no room for it.",
                        sentence(message),
                        "Remove something first, or ask AWS for a higher quota.");
            case "DeleteConflict" ->
                new Words("It was not deleted.", sentence(message), "Remove what is attached to it, then delete it.");
            case "MalformedPolicyDocument", "MalformedPolicy" ->
                new Words("AWS did not accept the policy.", sentence(message), "Correct the policy and send it again.");
            case "Throttling", "ThrottlingException", "TooManyRequestsException" ->
                new Words("AWS is slowing us down.", sentence(message), "Wait a moment, then try again.");
            case "ExpiredToken", "ExpiredTokenException" ->
                new Words(
                        "The credentials of this connection have expired.",
                        sentence(message),
                        "Renew them, then try again.");
            case "InvalidClientTokenId", "UnrecognizedClientException" ->
                new Words(
                        "AWS does not know these credentials.",
                        "The access key is unknown, inactive or deleted, or it is a session that may not make this"
                                + " call: a session minted without MFA cannot call IAM.",
                        "Check the access key, or mint the session with an MFA code.");
            case "SignatureDoesNotMatch", "InvalidSignatureException" ->
                new Words(
                        "AWS rejected the signature.",
                        sentence(message),
                        "Check the secret access key and this server's clock.");
            case "NoAnswer" ->
                new Words(
                        "AWS did not answer " + operation + ".",
                        sentence(message),
                        "Check the network and the endpoint of this connection, then try again.");
            default ->
                new Words(
                        "AWS refused " + operation + ".",
                        sentence(message),
                        status >= 500 ? "Try again in a moment." : "Correct what AWS names, then try again.");
        };
    }

    private static String sentence(String message) {
        if (message.isBlank()) {
            return "AWS gave no reason.";
        }
        String text = message.strip();
        return text.endsWith(".") ? text : text + ".";
    }
}
