package dev.latchkey.sandbox.caller;

import dev.latchkey.policy.Policy;
import dev.latchkey.policy.json.PolicyKind;
import dev.latchkey.policy.json.PolicyReader;
import java.util.LinkedHashMap;
import java.util.Map;

/** Policies read from their texts, the last thousand kept. */
public final class PolicyTexts {

    private static final int KEPT = 1000;

    private final Map<String, Policy> read = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Policy> eldest) {
            return size() > KEPT;
        }
    };

    /** Reads as AWS keeps it: a statement that cannot be evaluated allows nothing and denies what it names. */
    public synchronized Policy read(String document, PolicyKind kind) {
        return read.computeIfAbsent(
                kind + document, key -> PolicyReader.lenient(document, kind).policy());
    }
}
