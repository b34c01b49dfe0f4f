package dev.latchkey.tutorial;

import static dev.latchkey.activity.ActivityKind.ADD_PERMISSION;
import static dev.latchkey.activity.ActivityKind.ATTACH_POLICY;
import static dev.latchkey.activity.ActivityKind.CREATE_ACCESS_KEY;
import static dev.latchkey.activity.ActivityKind.CREATE_USER;
import static dev.latchkey.activity.ActivityKind.DELETE_POLICY;
import static dev.latchkey.activity.ActivityKind.DETACH_POLICY;
import static dev.latchkey.activity.ActivityKind.IMPORT_ACCESS_KEY;
import static dev.latchkey.activity.ActivityKind.INVOKE;
import static dev.latchkey.activity.ActivityKind.MINT_SESSION;
import static dev.latchkey.activity.ActivityKind.PROBE;
import static dev.latchkey.activity.ActivityKind.PUT_POLICY;

import dev.latchkey.activity.ActivityEntry;
import dev.latchkey.activity.ActivityEntry.Outcome;
import dev.latchkey.activity.ActivityKind;
import dev.latchkey.activity.ActivityLog;
import dev.latchkey.activity.ActivityQuery;
import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.FunctionUrl.AuthType;
import dev.latchkey.inventory.Inventory;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Reads off the log and the inventory which steps are done; nothing is ticked by a click. */
@Component
class FirstKeyFacts {

    private static final Set<ActivityKind> TELLING = EnumSet.of(
            CREATE_USER,
            CREATE_ACCESS_KEY,
            IMPORT_ACCESS_KEY,
            INVOKE,
            PROBE,
            ATTACH_POLICY,
            PUT_POLICY,
            DETACH_POLICY,
            DELETE_POLICY,
            ADD_PERMISSION,
            MINT_SESSION);
    private static final int LOOK_BACK = 1000;
    private static final String PREFERRED_FUNCTION = "hello-url";
    private static final String PREFERRED_USER = "url-caller";

    private final ActivityLog log;
    private final Inventory inventory;

    FirstKeyFacts(ActivityLog log, Inventory inventory) {
        this.log = log;
        this.inventory = inventory;
    }

    FirstKey of(String connectionId) {
        List<ActivityEntry> done =
                log.entries(new ActivityQuery(connectionId, null, TELLING, null, null, LOOK_BACK)).stream()
                        .filter(entry -> entry.outcome() == Outcome.SUCCEEDED)
                        .toList();
        Optional<FunctionUrl> function = functionUrl(connectionId);
        EnumSet<Step> ticked = EnumSet.noneOf(Step.class);
        for (Step step : Step.values()) {
            if (isDone(step, function.isPresent(), done)) {
                ticked.add(step);
            }
        }
        String user = done.stream()
                .filter(entry -> entry.kind() == CREATE_USER)
                .map(ActivityEntry::subject)
                .findFirst()
                .orElse(PREFERRED_USER);
        return new FirstKey(ticked, user, function.map(FunctionUrl::id).orElse(PREFERRED_FUNCTION));
    }

    private Optional<FunctionUrl> functionUrl(String connectionId) {
        List<FunctionUrl> signed = inventory.current(connectionId).functionUrls().stream()
                .filter(url -> url.authType() == AuthType.AWS_IAM)
                .toList();
        return signed.stream()
                .filter(url -> url.id().equals(PREFERRED_FUNCTION))
                .findFirst()
                .or(() -> signed.stream().findFirst());
    }

    private static boolean isDone(Step step, boolean functionUrl, List<ActivityEntry> done) {
        return switch (step) {
            case FUNCTION_URL -> functionUrl;
            case USER -> any(done, entry -> entry.kind() == CREATE_USER);
            case ACCESS_KEY ->
                any(done, entry -> entry.kind() == CREATE_ACCESS_KEY || entry.kind() == IMPORT_ACCESS_KEY);
            case FORBIDDEN -> any(done, invoked("403", "ACCESS_KEY"));
            case IDENTITY_POLICY ->
                any(done, entry -> entry.kind() == ATTACH_POLICY || entry.kind() == PUT_POLICY)
                        && any(done, invoked("200", "ACCESS_KEY").and(withResourcePolicyEmpty("true")));
            case RESOURCE_POLICY ->
                any(done, entry -> entry.kind() == DETACH_POLICY || entry.kind() == DELETE_POLICY)
                        && any(done, entry -> entry.kind() == ADD_PERMISSION)
                        && any(done, invoked("200", "ACCESS_KEY").and(withResourcePolicyEmpty("false")));
            case SESSION ->
                any(
                        done,
                        entry -> entry.kind() == MINT_SESSION
                                && entry.fact("duration").equals("900"));
            case SESSION_INVOKE -> any(done, invoked("200", "SESSION"));
        };
    }

    private static Predicate<ActivityEntry> invoked(String status, String identityKind) {
        return entry -> (entry.kind() == INVOKE || entry.kind() == PROBE)
                && entry.fact("status").equals(status)
                && entry.fact("identityKind").equals(identityKind);
    }

    private static Predicate<ActivityEntry> withResourcePolicyEmpty(String empty) {
        return entry -> entry.fact("resourcePolicyEmpty").equals(empty);
    }

    private static boolean any(List<ActivityEntry> entries, Predicate<ActivityEntry> fact) {
        return entries.stream().anyMatch(fact);
    }
}
