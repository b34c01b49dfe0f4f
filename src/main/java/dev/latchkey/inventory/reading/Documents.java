package dev.latchkey.inventory.reading;

import dev.latchkey.inventory.PolicyDocument;
import dev.latchkey.policy.json.PolicyKind;
import dev.latchkey.policy.json.PolicyReader;
import dev.latchkey.policy.json.PolicyReader.Lenient;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads policy texts as the services hand them out. */
final class Documents {

    private Documents() {}

    static PolicyDocument ofIdentity(String encoded) {
        return read(decoded(encoded), PolicyKind.IDENTITY);
    }

    static PolicyDocument ofTrust(String encoded) {
        return read(decoded(encoded), PolicyKind.TRUST);
    }

    /** Lambda hands out plain JSON. */
    static PolicyDocument ofResource(String json) {
        return read(json, PolicyKind.RESOURCE);
    }

    /**
     * IAM hands out documents percent-encoded after RFC 3986, where {@code +} stands for itself (IAM
     * API Reference, "GetAccountAuthorizationDetails"); a text that begins as JSON is not encoded.
     */
    private static String decoded(String text) {
        return text.stripLeading().startsWith("{")
                ? text
                : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static PolicyDocument read(String json, PolicyKind kind) {
        Lenient read = PolicyReader.lenient(json, kind);
        return new PolicyDocument(
                json, read.readable() ? Optional.of(read.policy()) : Optional.empty(), read.problems());
    }
}
