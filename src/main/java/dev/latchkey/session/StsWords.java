package dev.latchkey.session;

import dev.latchkey.aws.AwsProblem;
import dev.latchkey.session.MintRequest.AssumeRole;
import dev.latchkey.session.credentials.Refusal;

/** What STS's refusals mean; texts as STS sends them ("Troubleshooting IAM", IAM User Guide, and observed answers). */
final class StsWords {

    private StsWords() {}

    static Refusal of(AwsProblem aws, MintRequest request, MintSource source) {
        String label = source.identity().label();
        return switch (aws.code()) {
            case "AccessDenied" -> denied(aws, request, label);
            case "InvalidClientTokenId" ->
                Refusal.by(
                        aws,
                        MintWords.SOURCE,
                        "AWS does not accept the key " + source.identity().accessKeyId() + ".",
                        "It was switched off or deleted since Latchkey got it.",
                        "Look at the access keys of " + label + ", then choose another source.");
            case "ExpiredToken" ->
                Refusal.by(
                        aws,
                        MintWords.SOURCE,
                        "The source session for " + label + " has ended.",
                        "AWS accepts it no longer.",
                        "Mint it again, or choose another source.");
            case "SignatureDoesNotMatch" -> signature(aws, label);
            case "ValidationError" -> validation(aws);
            case "MalformedPolicyDocument", "PackedPolicyTooLarge" ->
                Refusal.by(
                        aws,
                        MintWords.POLICY,
                        "AWS did not accept the session policy.",
                        sentence(aws.awsMessage()),
                        "Correct the policy.");
            case "RegionDisabledException" ->
                Refusal.by(
                        aws,
                        null,
                        "STS is switched off in this region.",
                        "The account’s owner has not activated it.",
                        "Activate the region in the account settings of IAM, or use another connection.");
            default -> Refusal.by(aws);
        };
    }

    private static Refusal denied(AwsProblem aws, MintRequest request, String label) {
        String message = aws.awsMessage();
        if (message.contains("with session credentials")) {
            return Refusal.by(
                    aws,
                    MintWords.SOURCE,
                    "A session cannot mint another one by GetSessionToken.",
                    "AWS answers it only to the long-term key of an IAM user.",
                    "Choose an access key, or use AssumeRole.");
        }
        if (message.contains("one time pass code")) {
            return Refusal.by(
                    aws,
                    MintWords.CODE,
                    "AWS did not accept the code.",
                    "Codes work once and for 30 seconds.",
                    "Wait for the next one.");
        }
        if (message.contains("MultiFactorAuthentication")) {
            return Refusal.by(
                    aws,
                    MintWords.DEVICE,
                    "AWS does not know this device.",
                    "It is not assigned to " + label + ", or its ARN is mistyped.",
                    "Copy it from the user’s security credentials in IAM.");
        }
        if (request instanceof AssumeRole) {
            return Refusal.by(
                    aws,
                    MintWords.ROLE,
                    label + " may not assume this role.",
                    "AWS does not say whether the role is missing, its trust policy does not name " + label
                            + ", or no policy allows sts:AssumeRole.",
                    "Check the ARN, the role’s trust policy and the external ID.");
        }
        return Refusal.by(
                aws,
                MintWords.SOURCE,
                "AWS refused to mint a session for " + label + ".",
                sentence(message),
                "Choose another source.");
    }

    private static Refusal signature(AwsProblem aws, String label) {
        String message = aws.awsMessage();
        if (message.startsWith("Signature expired") || message.startsWith("Signature not yet")) {
            return Refusal.by(
                    aws,
                    null,
                    "AWS rejected the signature.",
                    "The clock of this server is more than 15 minutes off.",
                    "Correct the server clock, then try again.");
        }
        return Refusal.by(
                aws,
                MintWords.SOURCE,
                "AWS rejected the signature.",
                "The secret Latchkey holds for " + label + " is not the one AWS has.",
                "Delete the key here and take it in again.");
    }

    private static Refusal validation(AwsProblem aws) {
        String message = aws.awsMessage();
        if (message.contains("MaxSessionDuration")) {
            return Refusal.by(
                    aws,
                    MintWords.SECONDS,
                    "The role does not give sessions that long.",
                    "Its maximum session duration is shorter.",
                    "Enter a shorter duration, or raise the maximum of the role.");
        }
        if (message.contains("role chaining")) {
            return Refusal.by(
                    aws,
                    MintWords.SECONDS,
                    "A role session gets one hour at most here.",
                    "The source is itself a role session (role chaining).",
                    "Enter at most 3,600.");
        }
        return Refusal.by(aws, null, "AWS did not accept the request.", sentence(message), "Correct what AWS names.");
    }

    private static String sentence(String message) {
        String text = message.strip();
        return text.isEmpty() ? "AWS gave no reason." : text.endsWith(".") ? text : text + ".";
    }
}
