package dev.latchkey.activity;

import dev.latchkey.console.Frame;
import dev.latchkey.console.HomeCard;
import dev.latchkey.console.Operator;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Home's card of the operator's five latest entries. */
@Component
class RecentCard implements HomeCard {

    private static final int SHOWN = 5;

    private final ActivityLog log;

    RecentCard(ActivityLog log) {
        this.log = log;
    }

    @Override
    public String id() {
        return "recent";
    }

    @Override
    public String template() {
        return "activity/home-card";
    }

    @Override
    public Object view(Operator operator, Frame frame) {
        return log.entries(new ActivityQuery(frame.connection().id(), operator.id(), Set.of(), null, null, SHOWN));
    }
}
