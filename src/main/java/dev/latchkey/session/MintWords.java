package dev.latchkey.session;

import dev.latchkey.session.StsSession.Mechanism;
import dev.latchkey.session.credentials.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Refusals before the call, in words; each names the field of the form. */
final class MintWords {

    static final String SOURCE = "source";
    static final String SECONDS = "seconds";
    static final String DEVICE = "device";
    static final String CODE = "code";
    static final String ROLE = "role";
    static final String SESSION_NAME = "sessionName";
    static final String EXTERNAL_ID = "externalId";
    static final String POLICY = "sessionPolicy";

    private static final List<String> NUMBERS = List.of("none", "one", "two", "three", "four", "five");

    private MintWords() {}

    static Refusal noSource() {
        return Refusal.before(
                SOURCE,
                "There are no such source credentials.",
                "The key or session was deleted or forgotten, or it is somebody else’s.",
                "Choose one of the list.");
    }

    static Refusal temporarySource() {
        return Refusal.before(
                SOURCE,
                "A session cannot mint another one by GetSessionToken.",
                "AWS answers it only to the long-term key of an IAM user.",
                "Choose an access key, or use AssumeRole.");
    }

    static Refusal notSeconds() {
        return Refusal.before(
                SECONDS,
                "The duration is not a number of seconds.",
                "AWS takes whole seconds from 900 on.",
                "Enter digits only, such as 900.");
    }

    static Refusal outOfRange(int seconds, Mechanism mechanism, int longest, boolean chained) {
        String why = chained
                ? "A role session that assumes a role gets one hour at most (role chaining)."
                : mechanism.operation() + " gives sessions of 900 to " + grouped(longest) + " seconds.";
        return Refusal.before(
                SECONDS,
                "AWS mints no session of " + grouped(seconds) + " s.",
                why,
                "Enter a value from 900 to " + grouped(longest) + ".");
    }

    static Refusal overCeiling(int seconds, Duration ceiling) {
        String most = grouped((int) ceiling.toSeconds());
        return Refusal.before(
                SECONDS,
                "This console mints no session of " + grouped(seconds) + " s.",
                "Its limit is " + most + " s, because a session cannot be revoked one by one.",
                "Enter at most " + most + ", or raise latchkey.session.max-duration.");
    }

    static Refusal codeWithoutDevice() {
        return Refusal.before(
                DEVICE,
                "The code has no device.",
                "AWS needs the device’s ARN or serial number together with its code.",
                "Enter the device, or switch MFA off.");
    }

    static Refusal noDevice() {
        return Refusal.before(
                DEVICE,
                "The MFA device is missing.",
                "AWS needs the device together with its code.",
                "Enter its ARN, or switch MFA off.");
    }

    static Refusal notADevice() {
        return Refusal.before(
                DEVICE,
                "This is not an MFA device.",
                "AWS needs the ARN of a virtual device, arn:aws:iam::…:mfa/name, or the serial number of a hardware"
                        + " one.",
                "Copy it from the user’s security credentials in IAM.");
    }

    static Refusal noCode() {
        return Refusal.before(
                CODE,
                "The MFA code is missing.",
                "AWS needs the device together with its code.",
                "Read the six digits from the device, or switch MFA off.");
    }

    static Refusal notSixDigits(int length) {
        String has = length < NUMBERS.size() ? NUMBERS.get(length) : String.valueOf(length);
        return length == 6
                ? Refusal.before(
                        CODE,
                        "AWS needs six digits.",
                        "This has other characters.",
                        "Read the code from the device again.")
                : Refusal.before(
                        CODE,
                        "AWS needs six digits; this has " + has + ".",
                        "A code of another length is never accepted.",
                        "Read the code from the device again.");
    }

    static Refusal notARole() {
        return Refusal.before(
                ROLE,
                "This is not the ARN of a role.",
                "It reads arn:aws:iam::123456789012:role/name.",
                "Choose one of the list, or paste the ARN.");
    }

    static Refusal notASessionName() {
        return Refusal.before(
                SESSION_NAME,
                "AWS does not take this session name.",
                "It has 2 to 64 letters, digits and _+=,.@- and no blanks.",
                "Correct the name.");
    }

    static Refusal notAnExternalId() {
        return Refusal.before(
                EXTERNAL_ID,
                "AWS does not take this external ID.",
                "It has 2 to 1,224 letters, digits and _+=,.@:/- and no blanks.",
                "Enter it as the owner of the role gave it to you.");
    }

    static Refusal policyTooLong(int length, int limit) {
        return Refusal.before(
                POLICY,
                "The session policy is too long.",
                "It has " + grouped(length) + " characters; STS takes " + grouped(limit) + ".",
                "Shorten it.");
    }

    static Refusal policyNotAnObject() {
        return Refusal.before(
                POLICY, "The session policy is not a policy.", "A policy is a JSON object.", "Start it with {.");
    }

    static Refusal policyNotJson(int line, String reason) {
        String first = reason.lines().findFirst().orElse("").strip();
        return Refusal.before(
                POLICY,
                "The session policy is not JSON.",
                "Line " + line + ": " + (first.endsWith(".") ? first : first + "."),
                "Correct that line.");
    }

    static String grouped(int number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }
}
