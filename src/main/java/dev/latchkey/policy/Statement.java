package dev.latchkey.policy;

import java.util.List;
import java.util.Optional;

/**
 * One statement of a policy.
 *
 * @param principal absent in identity policies
 * @param resource absent in trust policies
 * @param flaw why it cannot be evaluated, empty for a sound one; a flawed Allow matches nothing, a flawed Deny everything
 */
public record Statement(
        Optional<String> sid,
        Effect effect,
        Optional<PrincipalElement> principal,
        PatternElement action,
        Optional<PatternElement> resource,
        List<Condition> conditions,
        Optional<String> flaw) {

    public Statement {
        conditions = List.copyOf(conditions);
    }
}
