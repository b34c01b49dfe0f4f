package dev.latchkey.permission.principals;

import dev.latchkey.permission.principals.Draft.Target;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The drafts of one signed-in operator: a few, the oldest goes first. */
final class Drafts {

    private static final String ATTRIBUTE = Drafts.class.getName();
    private static final int MOST = 8;

    private final HttpSession session;

    Drafts(HttpSession session) {
        this.session = session;
    }

    Draft keep(String owner, String policyName, Target target, @Nullable String base, String text) {
        Draft draft = new Draft(UUID.randomUUID().toString().substring(0, 8), owner, policyName, target, base, text);
        List<Draft> all = all();
        all.add(draft);
        while (all.size() > MOST) {
            all.removeFirst();
        }
        session.setAttribute(ATTRIBUTE, all);
        return draft;
    }

    Optional<Draft> find(@Nullable String id, String owner) {
        return all().stream()
                .filter(draft -> draft.id().equals(id) && draft.owner().equals(owner))
                .findFirst();
    }

    void forget(Draft draft) {
        List<Draft> all = all();
        all.remove(draft);
        session.setAttribute(ATTRIBUTE, all);
    }

    private ArrayList<Draft> all() {
        ArrayList<Draft> all = new ArrayList<>();
        if (session.getAttribute(ATTRIBUTE) instanceof List<?> kept) {
            kept.stream().filter(Draft.class::isInstance).map(Draft.class::cast).forEach(all::add);
        }
        return all;
    }
}
