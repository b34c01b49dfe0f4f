package dev.latchkey.tutorial;

import dev.latchkey.console.Frame;
import dev.latchkey.console.HomeCard;
import dev.latchkey.console.Operator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The strip on top of Home. */
@Component
class FirstKeyCard implements HomeCard {

    private final FirstKeyFacts facts;
    private final HiddenStrips hidden;

    FirstKeyCard(FirstKeyFacts facts, HiddenStrips hidden) {
        this.facts = facts;
        this.hidden = hidden;
    }

    @Override
    public String id() {
        return "first-key";
    }

    @Override
    public String template() {
        return "tutorial/home-card";
    }

    @Override
    public Object view(Operator operator, Frame frame) {
        boolean closed = !frame.connection().sandbox() || hidden.contains(operator);
        if (closed) {
            return new Strip(null, null, false);
        }
        FirstKey firstKey = facts.of(frame.connection().id());
        return new Strip(
                firstKey,
                firstKey.current()
                        .map(step -> Guidance.to(step, firstKey, frame))
                        .orElse(null),
                true);
    }

    /** What the strip shows; nothing when it is closed. */
    record Strip(@Nullable FirstKey firstKey, @Nullable Guidance guidance, boolean shown) {}
}
