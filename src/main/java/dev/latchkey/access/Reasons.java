package dev.latchkey.access;

import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.policy.Decision;
import dev.latchkey.policy.Decision.Allowed;
import dev.latchkey.policy.Decision.ExplicitlyDenied;
import dev.latchkey.policy.Decision.ImplicitlyDenied;
import dev.latchkey.policy.Decision.Undetermined;
import dev.latchkey.policy.GateKind;
import dev.latchkey.policy.GateState;
import dev.latchkey.policy.PatternElement;
import dev.latchkey.policy.PolicyType;
import dev.latchkey.policy.Statement;
import dev.latchkey.policy.StatementResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One line for a verdict: the policy or statement behind it. */
final class Reasons {

    private Reasons() {}

    static Reason of(Verdict verdict, List<ActionDecision> decisions, ActionDecision shown, FunctionUrl url) {
        return switch (verdict) {
            case PUBLIC -> Reason.of("Anyone on the internet");
            case ALLOWED -> allowed(decisions);
            case DENIED -> denied(decisions, shown, url);
            case DEPENDS -> depends(shown.decision());
            case UNKNOWN -> unread(shown.decision());
        };
    }

    /** {@code Identity policy InvokeQuotes}. */
    static Reason grant(StatementResult by) {
        String name = by.source().name();
        String group = by.source().via();
        boolean wildcard = wildcard(by.statement());
        return switch (by.source().type()) {
            case RESOURCE -> resource("Resource policy, ", by);
            case IDENTITY -> {
                String own = wildcard ? "Wildcard" : "Identity policy";
                String inherited = (wildcard ? "Wildcard via group " : "Group ") + group;
                yield new Reason(group == null ? own : inherited, name, "", wildcard);
            }
            case BOUNDARY -> Reason.of("Boundary", name);
            case SESSION -> Reason.of("Session policy", name);
            case ORGANIZATION -> Reason.of("Organization policy", name);
        };
    }

    private static Reason allowed(List<ActionDecision> decisions) {
        List<StatementResult> by = decisions.stream()
                .map(ActionDecision::decision)
                .map(Decision::deciding)
                .flatMap(Optional::stream)
                .toList();
        if (by.isEmpty()) {
            return Reason.of("Root user of the account");
        }
        Reason first = grant(by.getFirst());
        Reason last = grant(by.getLast());
        boolean sameSource = by.getFirst().source().equals(by.getLast().source());
        Reason both = sameSource ? first : first.followedBy(" and " + decapitalized(last.sentence()));
        boolean bounded = decisions.stream()
                .anyMatch(
                        each -> each.decision().trace().gate(GateKind.BOUNDARY).state() == GateState.PASSED);
        return bounded ? both.followedBy(", inside boundary") : both;
    }

    private static Reason denied(List<ActionDecision> decisions, ActionDecision shown, FunctionUrl url) {
        return switch (shown.decision()) {
            case ExplicitlyDenied(var trace, StatementResult by) -> explicit(by);
            case ImplicitlyDenied(var trace, GateKind gate) -> left(gate, decisions, shown, url);
            case Allowed allowed -> throw new IllegalStateException("An allowed action denies nothing.");
            case Undetermined open -> throw new IllegalStateException("An open question denies nothing.");
        };
    }

    private static Reason explicit(StatementResult by) {
        String group = by.source().via();
        return switch (by.source().type()) {
            case RESOURCE -> resource("Explicit deny in resource policy, ", by);
            case BOUNDARY -> Reason.of("Explicit deny in boundary", by.source().name());
            case SESSION ->
                Reason.of("Explicit deny in session policy", by.source().name());
            case ORGANIZATION ->
                Reason.of("Explicit deny in organization policy", by.source().name());
            case IDENTITY -> {
                Reason reason = Reason.of("Explicit deny in", by.source().name());
                yield group == null ? reason : reason.followedBy(" via group " + group);
            }
        };
    }

    private static Reason left(GateKind gate, List<ActionDecision> decisions, ActionDecision shown, FunctionUrl url) {
        Optional<ActionDecision> granted = decisions.stream()
                .filter(each -> each.decision() instanceof Allowed)
                .findFirst();
        return switch (gate) {
            case BOUNDARY -> stopped("Stopped by boundary", PolicyType.BOUNDARY, shown);
            case SESSION -> stopped("Stopped by session policy", PolicyType.SESSION, shown);
            case ORGANIZATION -> stopped("Stopped by organization policy", PolicyType.ORGANIZATION, shown);
            case DENY, RESOURCE, IDENTITY ->
                granted.map(other -> Reason.of(other.shortName() + " but not " + shown.shortName()))
                        .orElseGet(() ->
                                Reason.of(url.unsigned() ? "No statement lets anyone in" : "No statement allows it"));
        };
    }

    private static Reason stopped(String words, PolicyType type, ActionDecision shown) {
        String name = shown.decision().trace().statements().stream()
                .filter(each -> each.source().type() == type)
                .map(each -> each.source().name())
                .findFirst()
                .orElse("");
        return Reason.of(words, name);
    }

    private static Reason depends(Decision decision) {
        Set<String> keys = decision instanceof Undetermined open ? open.keys() : Set.of();
        String words = "Depends on "
                + keys.stream().sorted().map(ConditionWords::of).distinct().collect(Collectors.joining(" and "));
        return decision.trace().gates().stream()
                .filter(gate -> gate.state() == GateState.DEPENDS)
                .flatMap(gate -> Stream.ofNullable(gate.deciding()))
                .findFirst()
                .map(by -> by.source().type() == PolicyType.RESOURCE
                        ? resource(words + ", ", by)
                        : Reason.of(words + ", policy", by.source().name()))
                .orElseGet(() -> Reason.of(words));
    }

    private static Reason unread(Decision decision) {
        Set<PolicyType> missing = decision instanceof Undetermined open ? open.unread() : Set.of();
        return Reason.of(missing.stream()
                .sorted()
                .map(type -> switch (type) {
                    case RESOURCE -> "the resource policy";
                    case IDENTITY -> "all identity policies";
                    case BOUNDARY -> "the permissions boundary";
                    case SESSION -> "the session policy";
                    case ORGANIZATION -> "the organization’s policies";
                })
                .collect(Collectors.joining(" and ", "Could not read ", "")));
    }

    private static Reason resource(String words, StatementResult by) {
        boolean named = by.statement().sid().filter(sid -> !sid.isEmpty()).isPresent();
        return named ? Reason.of(words + "Sid", by.label()) : Reason.of(words + by.label());
    }

    /** Any action on any resource, whenever: whoever has it can do more than invoke. */
    private static boolean wildcard(Statement statement) {
        return matchesAll(statement.action(), Set.of("*", "lambda:*"))
                && statement
                        .resource()
                        .map(resource -> matchesAll(resource, Set.of("*")))
                        .orElse(false)
                && statement.conditions().isEmpty();
    }

    private static boolean matchesAll(PatternElement element, Set<String> wide) {
        return !element.negated() && element.patterns().stream().anyMatch(wide::contains);
    }

    private static String decapitalized(String sentence) {
        return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
