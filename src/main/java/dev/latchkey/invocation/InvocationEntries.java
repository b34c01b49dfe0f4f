package dev.latchkey.invocation;

import dev.latchkey.activity.ActivityLog;
import dev.latchkey.activity.Entry;
import dev.latchkey.console.Problem;
import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.session.SigningIdentity;
import dev.latchkey.session.SigningIdentity.Kind;
import dev.latchkey.session.StsSessions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the activity log is told of a request: before it is sent, after it was answered, or that it never left. */
@Component
class InvocationEntries {

    private static final int LONGEST = 200;

    private final ActivityLog log;
    private final StsSessions sessions;

    InvocationEntries(ActivityLog log, StsSessions sessions) {
        this.log = log;
        this.sessions = sessions;
    }

    /**
     * Commits the entry of a request that is about to leave; nothing leaves without it.
     *
     * @param identity null for an unsigned request
     */
    Entry begin(Asked asked, FunctionUrl url, RequestTarget target, @Nullable SigningIdentity identity) {
        Map<String, String> facts = facts(asked, target.path());
        facts.put("resourcePolicyEmpty", Boolean.toString(url.resourcePolicy().statements() == 0));
        if (identity == null) {
            facts.put("identityKind", "UNSIGNED");
            facts.put("identityLabel", "unsigned");
        } else {
            signed(facts, asked.connectionId(), identity);
        }
        facts.putAll(asked.purpose().asked());
        return log.begin(asked.purpose().kind(), asked.operator(), asked.connectionId(), url.id(), facts);
    }

    private void signed(Map<String, String> facts, String connectionId, SigningIdentity identity) {
        facts.put("identityKind", identity.kind().name());
        facts.put("identityLabel", identity.label());
        facts.put("principal", identity.principalArn());
        facts.put("accessKeyId", identity.accessKeyId());
        Duration total = identity.total();
        if (total != null) {
            facts.put("sessionDuration", Long.toString(total.toSeconds()));
        }
        if (identity.kind() == Kind.ACCESS_KEY) {
            facts.put("mechanism", "access key");
        }
        sessions.find(connectionId, identity.id()).ifPresent(session -> {
            facts.put("mechanism", session.mechanism().operation());
            facts.put("via", session.request().sourceLabel());
        });
    }

    /** Logs what was asked for and did not leave; gives the number of the entry. */
    long refused(Asked asked, Problem problem) {
        Map<String, String> facts = facts(asked, shortened(pathOf(asked.draft().target())));
        facts.putAll(asked.purpose().asked());
        facts.put("detail", facts.get("method") + " " + facts.get("path") + ", not sent");
        Entry entry = log.begin(
                asked.purpose().kind(),
                asked.operator(),
                asked.connectionId(),
                shortened(asked.draft().functionId()),
                facts);
        asked.purpose().entered(entry.number());
        entry.failed(shortened(problem.what() + " " + problem.why()), Map.of());
        return entry.number();
    }

    static void answered(Entry entry, Purpose purpose, Invocation invocation) {
        Map<String, String> facts = new HashMap<>(purpose.told(invocation));
        facts.put("status", Integer.toString(invocation.status()));
        facts.put("answeredBy", invocation.byFrontDoor() ? "front door" : "function");
        facts.put("requestId", shortened(invocation.header("x-amzn-requestid")));
        facts.put("duration", invocation.exchange().timing().total() / 1000 + " ms");
        facts.put("invocation", invocation.id());
        entry.succeeded(facts);
    }

    private static Map<String, String> facts(Asked asked, String path) {
        RequestDraft draft = asked.draft();
        Map<String, String> facts = new HashMap<>();
        facts.put("function", shortened(draft.functionId()));
        facts.put("method", shortened(draft.method()));
        facts.put("path", path);
        facts.put("identity", shortened(draft.identityId()));
        facts.put("identityKind", "");
        facts.put("identityLabel", "");
        facts.put("principal", "");
        return facts;
    }

    /** The log keeps paths, not queries: those may hold what concerns nobody else. */
    private static String pathOf(String typed) {
        int mark = typed.indexOf('?');
        return mark < 0 ? typed : typed.substring(0, mark);
    }

    /** Typed or foreign text may be long, hold control characters, or be a secret that went into the wrong field. */
    private static String shortened(String text) {
        String shown = SecretShape.in(text) ? "" : text.replaceAll("\\p{Cntrl}", " ");
        return shown.length() > LONGEST ? shown.substring(0, LONGEST) + "…" : shown;
    }
}
