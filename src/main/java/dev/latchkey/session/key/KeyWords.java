package dev.latchkey.session.key;

import dev.latchkey.aws.AwsProblem;
import dev.latchkey.session.credentials.Refusal;

/** IAM's and STS's refusals of key changes in our words. */
final class KeyWords {

    static final String ID_FIELD = "accessKeyId";
    static final String SECRET_FIELD = "secret";

    private KeyWords() {}

    static Refusal change(AwsProblem aws, String userName) {
        return switch (aws.code()) {
            case "LimitExceeded" ->
                Refusal.by(
                        aws,
                        null,
                        userName + " already has two access keys.",
                        "IAM allows a user two, so that one can replace the other.",
                        "Delete the one that is no longer used, then create the new one.");
            case "NoSuchEntity" ->
                Refusal.by(
                        aws,
                        null,
                        "IAM has no such user or key.",
                        "It was deleted in the meantime, or the name is mistyped.",
                        "Read the list of principals again.");
            default -> Refusal.by(aws);
        };
    }

    static Refusal unread(AwsProblem aws, String userName) {
        return Refusal.by(
                aws,
                null,
                "Latchkey may not list the access keys of " + userName + ".",
                "AWS refused " + aws.operation() + " for this connection.",
                "Allow it in the policy of the connection’s identity, then read the page again.");
    }

    static Refusal takingIn(AwsProblem aws) {
        return switch (aws.code()) {
            case "InvalidClientTokenId" ->
                Refusal.by(
                        aws,
                        ID_FIELD,
                        "AWS does not know this access key ID.",
                        "It is deleted, switched off, or belongs to another AWS partition.",
                        "Compare the ID with the list in IAM.");
            case "SignatureDoesNotMatch" ->
                Refusal.by(
                        aws,
                        SECRET_FIELD,
                        "This secret does not belong to the access key ID.",
                        "AWS could not verify the signature made with it.",
                        "Paste the secret again, without blanks or line ends.");
            default -> Refusal.by(aws);
        };
    }

    static Refusal inUseByLatchkey(String userName) {
        return Refusal.before(
                null,
                "The key was not changed.",
                "This connection itself acts as " + userName + "; without its key Latchkey could no longer read this"
                        + " account.",
                "Give the connection other credentials first.");
    }

    static Refusal temporary() {
        return Refusal.before(
                ID_FIELD,
                "This is the ID of temporary credentials.",
                "IDs that begin with ASIA belong to a session; they end by themselves and cannot mint others.",
                "Enter a long-term key, which begins with AKIA.");
    }

    static Refusal notAnId() {
        return Refusal.before(
                ID_FIELD,
                "This is not an access key ID.",
                "It has 16 to 128 capital letters and digits, such as AKIA followed by 16 more.",
                "Copy it from IAM.");
    }

    static Refusal noSecret() {
        return Refusal.before(
                SECRET_FIELD,
                "The secret access key is missing or has blanks in it.",
                "AWS makes it of 40 characters without blanks.",
                "Paste it again.");
    }

    static Refusal alreadyHere(String userName) {
        return Refusal.before(
                ID_FIELD,
                "Latchkey already holds this key.",
                "It was created here or taken in for " + userName + ".",
                "Use it as it is, or delete it first.");
    }

    static Refusal root() {
        return Refusal.before(
                ID_FIELD,
                "The key of the account's root user was not taken in.",
                "Nothing can limit what root may do, and nobody could see who acted.",
                "Create a key of an IAM user instead.");
    }

    static Refusal somebodyElse(String arn, String userName) {
        return Refusal.before(
                ID_FIELD,
                "This key does not belong to " + userName + ".",
                "AWS says it belongs to " + arn + ".",
                "Open that user's page and enter it there.");
    }

    static Refusal changedMeanwhile(String userName) {
        return Refusal.before(
                null,
                "No key was created.",
                "The keys of " + userName + " changed since this form was shown; it may have been sent twice.",
                "Look at the list below, then create one if it is still missing.");
    }
}
