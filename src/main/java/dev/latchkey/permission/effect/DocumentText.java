package dev.latchkey.permission.effect;

import dev.latchkey.inventory.PolicyDocument;
import dev.latchkey.policy.json.PolicyKind;
import dev.latchkey.policy.json.PolicyReader;
import dev.latchkey.policy.json.PolicyReader.Lenient;
import java.util.Optional;

/** Reads a text that is not yet written the way the inventory reads what is. */
final class DocumentText {

    private DocumentText() {}

    static PolicyDocument read(String json, PolicyKind kind) {
        Lenient read = PolicyReader.lenient(json, kind);
        return new PolicyDocument(
                json, read.readable() ? Optional.of(read.policy()) : Optional.empty(), read.problems());
    }
}
