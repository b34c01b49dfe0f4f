package dev.latchkey.sandbox.sts;

import dev.latchkey.policy.json.PolicyKind;
import dev.latchkey.policy.json.PolicyReader;
import dev.latchkey.policy.json.ReadResult;
import dev.latchkey.sandbox.account.Account;
import dev.latchkey.sandbox.account.ManagedPolicy;
import dev.latchkey.sandbox.operation.Parameters;
import dev.latchkey.sandbox.operation.Refusal;
import java.util.ArrayList;
import java.util.List;

/** The inline and managed session policies of a request. */
final class SessionPolicies {

    private static final int PLAINTEXT_LIMIT = 2048;
    private static final int MANAGED_LIMIT = 10;

    private SessionPolicies() {}

    /** Their documents; empty when none were passed. */
    static List<String> of(Parameters parameters, Account account) {
        List<String> documents = new ArrayList<>();
        int length = 0;
        String inline = parameters.get("Policy");
        if (inline != null) {
            if (!(PolicyReader.read(inline, PolicyKind.IDENTITY) instanceof ReadResult.Read)) {
                throw new Refusal(400, "MalformedPolicyDocument", "Syntax errors in policy.");
            }
            length = inline.length();
            documents.add(inline);
        }
        List<Parameters> managed = parameters.structures("PolicyArns");
        if (managed.size() > MANAGED_LIMIT) {
            throw Texts.violated("PolicyArns", "[…]", "Member must have length less than or equal to " + MANAGED_LIMIT);
        }
        for (Parameters named : managed) {
            String arn = named.find("arn").or(() -> named.find("Arn")).orElse("");
            length += arn.length();
            documents.add(account.policy(arn)
                    .map(ManagedPolicy::document)
                    .orElseThrow(() -> new Refusal(400, "ValidationError", arn + " is invalid")));
        }
        if (length > PLAINTEXT_LIMIT) {
            throw new Refusal(
                    400,
                    "PackedPolicyTooLarge",
                    "Packed size of session tags consumes " + percent(length) + "% of allotted space.");
        }
        return documents;
    }

    /** Percent of the space used. */
    static int packedSize(List<String> documents) {
        return percent(documents.stream().mapToInt(String::length).sum());
    }

    private static int percent(int length) {
        return length == 0 ? 0 : Math.max(1, length * 100 / PLAINTEXT_LIMIT);
    }
}
