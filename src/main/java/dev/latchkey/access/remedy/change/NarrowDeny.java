package dev.latchkey.access.remedy.change;

import dev.latchkey.access.remedy.words.Addresses;
import dev.latchkey.access.remedy.words.Evidence;
import dev.latchkey.access.remedy.words.Piece;
import dev.latchkey.access.remedy.words.Step;
import dev.latchkey.access.remedy.words.Words;
import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.HeldPolicy;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.PolicyDocument;
import dev.latchkey.inventory.PrincipalKind;
import dev.latchkey.inventory.ResourcePolicy;
import dev.latchkey.policy.Policy;
import dev.latchkey.policy.PolicyType;
import dev.latchkey.policy.Statement;
import dev.latchkey.policy.StatementResult;
import dev.latchkey.policy.json.PolicyWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one policy denies, without this principal on this function.
 *
 * @param place where the policy is
 * @param denies its statements that stand in the way
 * @param others who stand under the policy as well
 */
public record NarrowDeny(
        Asker asker, FunctionUrl url, Place place, List<StatementResult> denies, List<KnownPrincipal> others)
        implements Change {

    /** The document a statement stands in. */
    public sealed interface Place {}

    /** The resource policy of the URL. */
    public record OfFunction() implements Place {}

    /** An inline or attached policy of a user, role or group, or a boundary. */
    public record OfPrincipal(KnownPrincipal holder, HeldPolicy held) implements Place {}

    @Override
    public String slot() {
        return name();
    }

    @Override
    public String icon() {
        return "ban";
    }

    @Override
    public List<Piece> sentence() {
        if (emptied() && place instanceof OfPrincipal(KnownPrincipal holder, HeldPolicy held)) {
            boolean inline = held.arn().isEmpty();
            return List.of(
                    Piece.plain(inline ? "Delete " : "Detach "),
                    Piece.bold(name()),
                    Piece.plain(inline ? " of " : " from "),
                    Piece.bold(holder.name()));
        }
        boolean gone = denies.stream().allMatch(each -> narrowed(each).isEmpty());
        List<Piece> sentence = new ArrayList<>();
        sentence.add(Piece.plain(gone ? "Remove " : "Exempt "));
        if (!gone) {
            sentence.add(Piece.bold(asker.name()));
            sentence.add(Piece.plain(" on "));
            sentence.add(Piece.bold(url.id()));
            sentence.add(Piece.plain(" from "));
        }
        sentence.add(Piece.mono(denies.getFirst().label()));
        String more = denies.size() == 1 ? "" : " and " + Words.count(denies.size() - 1, "more statement");
        sentence.add(Piece.plain(more + " in "));
        sentence.add(Piece.bold(name()));
        sentence.add(Piece.plain(others.isEmpty() ? "" : " (" + Words.principals(others, "other") + " under it)"));
        return List.copyOf(sentence);
    }

    @Override
    public String caveat() {
        return "Somebody denied this on purpose: ask before you change it.";
    }

    @Override
    public List<Evidence> evidence() {
        return emptied()
                ? List.of()
                : List.of(new Evidence("All of " + name() + " with the change", PolicyWriter.pretty(changed(now()))));
    }

    /** The policy as it is: a deny is not lifted by one click. */
    @Override
    public Optional<Step> next() {
        return switch (place) {
            case OfFunction() ->
                Optional.of(new Step("Open policy", Addresses.encoded("/functions/{fn}?tab=json", url.id())));
            case OfPrincipal(KnownPrincipal holder, HeldPolicy held) ->
                holder.policies().contains(held)
                        ? Optional.of(new Step(
                                "Open policy",
                                Addresses.policy(holder, held.arn().orElse(held.name()))))
                        : Optional.empty();
        };
    }

    @Override
    public Asked after(Asked asked) {
        return switch (place) {
            case OfFunction() -> {
                Policy now = asked.url().resourcePolicy().policy().orElseThrow();
                yield asked.with(asked.url().with(new ResourcePolicy.Stated(Documents.tried(changed(now)), "")));
            }
            case OfPrincipal(KnownPrincipal holder, HeldPolicy held) -> after(asked, holder, held);
        };
    }

    @Override
    public Caution caution() {
        return Caution.DENY;
    }

    private Asked after(Asked asked, KnownPrincipal holder, HeldPolicy held) {
        PolicyDocument changed = Documents.tried(changed(now()));
        if (held.arn().isPresent() && !emptied()) {
            return asked.withPolicy(held.arn().get(), changed);
        }
        KnownPrincipal now = asked.snapshot().findPrincipal(holder.arn()).orElseThrow();
        return asked.with(now.withPolicies(now.policies().stream()
                .filter(each -> !emptied() || !each.equals(held))
                .map(each -> each.equals(held) ? each.with(changed) : each)
                .toList()));
    }

    /** Whether no statement is left: IAM keeps no empty policy, so it goes as a whole. */
    private boolean emptied() {
        return changed(now()).statements().isEmpty();
    }

    private Policy now() {
        return switch (place) {
            case OfFunction() -> url.resourcePolicy().policy().orElseThrow();
            case OfPrincipal(KnownPrincipal holder, HeldPolicy held) ->
                held.document().policy().orElseThrow();
        };
    }

    /** The boundary without what is narrowed, where that is what denies. */
    public Optional<HeldPolicy> narrowedBoundary() {
        return place instanceof OfPrincipal(KnownPrincipal holder, HeldPolicy held)
                        && held.source().type() == PolicyType.BOUNDARY
                ? held.document().policy().map(policy -> held.with(Documents.tried(changed(policy))))
                : Optional.empty();
    }

    private Policy changed(Policy policy) {
        List<Statement> statements = new ArrayList<>();
        for (Statement statement : policy.statements()) {
            denies.stream()
                    .filter(deny -> deny.statement().equals(statement))
                    .findFirst()
                    .ifPresentOrElse(deny -> statements.addAll(narrowed(deny)), () -> statements.add(statement));
        }
        return new Policy(policy.version(), policy.id(), statements);
    }

    private List<Statement> narrowed(StatementResult deny) {
        return new Narrowing(deny.statement(), asker.arn(), url.functionArn(), shared()).statements();
    }

    private boolean shared() {
        return switch (place) {
            case OfFunction() -> true;
            case OfPrincipal(KnownPrincipal holder, HeldPolicy held) ->
                !others.isEmpty()
                        || holder.kind() == PrincipalKind.GROUP
                        || held.source().type() == PolicyType.BOUNDARY;
        };
    }

    private String name() {
        return switch (place) {
            case OfFunction() -> "the resource policy of " + url.id();
            case OfPrincipal(KnownPrincipal holder, HeldPolicy held) -> held.name();
        };
    }
}
