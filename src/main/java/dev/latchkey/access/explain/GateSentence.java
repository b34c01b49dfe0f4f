package dev.latchkey.access.explain;

import dev.latchkey.access.ActionDecision;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.policy.Gate;
import dev.latchkey.policy.GateKind;
import dev.latchkey.policy.PolicyType;
import dev.latchkey.policy.Principal;
import dev.latchkey.policy.StatementResult;
import java.util.List;

/** One line for a gate: the policy and what it says, in as few words as stand in a row. */
final class GateSentence {

    private final CheckedCall call;
    private final ActionDecision action;
    private final GateKind kind;
    private final GateResult result;

    GateSentence(CheckedCall call, ActionDecision action, GateKind kind, GateResult result) {
        this.call = call;
        this.action = action;
        this.kind = kind;
        this.result = result;
    }

    Phrase phrase() {
        return switch (kind) {
            case DENY -> deny();
            case ORGANIZATION -> organization();
            case RESOURCE -> resource();
            case IDENTITY -> identity();
            case BOUNDARY -> limit(Phrase.ofMono(limitName()), noBoundary());
            case SESSION -> limit(Phrase.of("The session policy"), noSessionPolicy());
        };
    }

    private Phrase deny() {
        StatementResult by = gate().deciding();
        int all = action.decision().trace().statements().size();
        if (by != null) {
            Phrase who = StatementName.of(by);
            return result == GateResult.STOPS
                    ? who.text(" denies " + actions("both actions"))
                    : who.text(" denies it, depending on " + OpenKeys.words(by.unknownKeys()));
        }
        return Phrase.of(
                switch (all) {
                    case 0 -> "There is no statement that could";
                    case 1 -> "The only statement does not deny it";
                    default -> "None of %,d statements denies it".formatted(all);
                });
    }

    private Phrase organization() {
        StatementResult by = gate().deciding();
        return switch (result) {
            case NOT_APPLICABLE ->
                Phrase.of(
                        call.snapshot().origin().sandbox()
                                ? "In no organization, no RCP for Lambda"
                                : "SCPs are not read, no RCP for Lambda");
            case STOPS -> Phrase.of("An SCP leaves out " + actions("both actions"));
            case UNKNOWN -> Phrase.of("SCPs could not be read");
            case SKIPPED -> Phrase.of("Not reached");
            case PASSED, ALLOWS, NO_MATCH, DEPENDS ->
                by == null
                        ? Phrase.of("No RCP for Lambda")
                        : Phrase.of("SCP " + by.source().name() + ", no RCP for Lambda");
        };
    }

    private Phrase resource() {
        StatementResult by = gate().deciding();
        return switch (result) {
            case NOT_APPLICABLE -> Phrase.of(call.url().id() + " has no resource policy");
            case UNKNOWN -> Phrase.of("It could not be read");
            case SKIPPED -> Phrase.of("Not reached");
            case STOPS, NO_MATCH -> nothingInResource();
            case DEPENDS, PASSED, ALLOWS -> by == null ? Phrase.of("It allows " + actions("both actions")) : allows(by);
        };
    }

    private Phrase nothingInResource() {
        if (call.url().resourcePolicy().statements() == 0) {
            return Phrase.of(call.url().id() + " has no resource policy");
        }
        return ClosestStatement.among(action, PolicyType.RESOURCE)
                .map(closest -> MissWords.brief(closest, call.name()))
                .orElseGet(() -> Phrase.of("No statement names " + call.name()));
    }

    private Phrase identity() {
        StatementResult by = gate().deciding();
        return switch (result) {
            case NOT_APPLICABLE -> Phrase.of(noIdentityPolicy());
            case UNKNOWN -> Phrase.of(unread("Some of them could not be read"));
            case SKIPPED -> Phrase.of("Not reached");
            case STOPS, NO_MATCH -> noneAllows();
            case DEPENDS, PASSED, ALLOWS -> by == null ? Phrase.of("The root user needs none") : allows(by);
        };
    }

    private Phrase noneAllows() {
        long statements = action.decision().trace().statements().stream()
                .filter(each -> each.source().type() == PolicyType.IDENTITY)
                .count();
        String word = " allows " + actions("either action");
        return Phrase.of(
                statements == 0
                        ? call.name() + " holds no identity policy"
                        : statements == 1
                                ? "The only statement does not allow " + actions("either action")
                                : "None of %,d statements".formatted(statements) + word);
    }

    private String noIdentityPolicy() {
        Principal principal = call.report().principal();
        return principal instanceof Principal.Service
                ? "A service holds none"
                : principal instanceof Principal.Anonymous
                        ? "Nobody signs, so there is none"
                        : call.name() + " holds none";
    }

    private Phrase limit(Phrase policy, String absent) {
        StatementResult by = gate().deciding();
        return switch (result) {
            case NOT_APPLICABLE -> Phrase.of(absent);
            case SKIPPED -> Phrase.of(kind == GateKind.SESSION ? "Not reached. " + carrying() : "Not reached");
            case UNKNOWN -> Phrase.of(unread("It could not be read"));
            case STOPS -> policy.text(" does not include " + actions("either action"));
            case NO_MATCH -> policy.text(" leaves it out, but the grant passes it by");
            case DEPENDS ->
                policy.text(" includes it, depending on " + OpenKeys.words(by == null ? List.of() : by.unknownKeys()));
            case PASSED, ALLOWS -> policy.text(" includes " + actions("both actions"));
        };
    }

    private String limitName() {
        return call.holder()
                .flatMap(KnownPrincipal::findBoundary)
                .map(held -> held.name())
                .orElse("The boundary");
    }

    /** What belongs to a stranger is kept where he lives. */
    private String unread(String own) {
        return call.acrossAccounts()
                ? "Kept in account " + call.report().principal().accountId()
                : own;
    }

    private String noBoundary() {
        return call.nobodySigns() ? "Nobody signs, so there is none" : call.name() + " has no permissions boundary";
    }

    private String noSessionPolicy() {
        if (call.nobodySigns()) {
            return "Nobody signs, so there is none";
        }
        if (call.report().principal() instanceof Principal.Service) {
            return "A service passes none";
        }
        return call.mayCarrySessionPolicy() ? "None given. " + carrying() : "None. GetSessionToken takes none";
    }

    private static String carrying() {
        return "AssumeRole sessions may carry one";
    }

    private Phrase allows(StatementResult by) {
        boolean several = call.both(action, kind) && !call.sameStatement(action, kind);
        String group = by.source().via();
        String rest = result == GateResult.DEPENDS
                ? " allows it, depending on " + OpenKeys.words(by.unknownKeys())
                : (several ? " allow " : " allows ") + actions("both actions");
        Phrase who = several && result != GateResult.DEPENDS ? statements(by) : StatementName.of(by);
        return who.text(group == null ? rest : rest + ", via group " + group);
    }

    /** {@code OrdersInvoke statements 1 and 2}. */
    private Phrase statements(StatementResult by) {
        StatementResult there = call.other(action)
                .map(other -> other.decision().trace().gate(kind).deciding())
                .orElse(by);
        return StatementName.of(by.index() < there.index() ? by : there, by.index() < there.index() ? there : by);
    }

    private String actions(String both) {
        return call.both(action, kind) ? both : action.shortName();
    }

    private Gate gate() {
        return action.decision().trace().gate(kind);
    }
}
