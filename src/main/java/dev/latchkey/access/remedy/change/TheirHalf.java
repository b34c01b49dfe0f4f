package dev.latchkey.access.remedy.change;

import dev.latchkey.access.remedy.words.Evidence;
import dev.latchkey.access.remedy.words.Piece;
import dev.latchkey.access.remedy.words.Words;
import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.HeldPolicy;
import dev.latchkey.inventory.HeldPolicy.Kind;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.PrincipalKind;
import dev.latchkey.policy.Policy;
import dev.latchkey.policy.PolicySource;
import dev.latchkey.policy.PolicyType;
import dev.latchkey.policy.json.PolicyWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The identity policy that a principal of another account needs there, for that account to add.
 *
 * <p>AWS: "Cross-account policy evaluation logic": both accounts must allow.
 */
public record TheirHalf(Asker asker, FunctionUrl url, Set<UrlAction> actions) implements Grant {

    @Override
    public String icon() {
        return "users";
    }

    @Override
    public List<Piece> sentence() {
        List<Piece> sentence = new ArrayList<>();
        sentence.add(Piece.plain("Ask account "));
        sentence.add(Piece.mono(asker.account()));
        sentence.addAll(Words.actions(actions, " to add ", " to the policies of "));
        sentence.add(Piece.bold(asker.name()));
        return List.copyOf(sentence);
    }

    @Override
    public String caveat() {
        return "Latchkey does not see account " + asker.account()
                + ": a boundary or an organization policy there may still stand against it.";
    }

    @Override
    public List<Evidence> evidence() {
        return List.of(new Evidence(
                "For account " + asker.account() + ": new inline policy of " + asker.name(),
                PolicyWriter.pretty(policy())));
    }

    /** The principal as it would be if this were its only policy. */
    @Override
    public Asked after(Asked asked) {
        PrincipalKind kind = asker.arn().contains(":user/") ? PrincipalKind.USER : PrincipalKind.ROLE;
        HeldPolicy held = new HeldPolicy(
                PolicySource.of(PolicyType.IDENTITY, "latchkey-" + url.functionName()),
                Kind.INLINE,
                null,
                Documents.tried(policy()));
        return asked.with(new KnownPrincipal(
                kind,
                asker.name(),
                asker.arn(),
                "/",
                asker.arn(),
                Instant.EPOCH,
                List.of(held),
                List.of(),
                null,
                null,
                Map.of(),
                null));
    }

    @Override
    public Caution caution() {
        return Caution.OWN;
    }

    @Override
    public TheirHalf only(Set<UrlAction> fewer) {
        return new TheirHalf(asker, url, fewer);
    }

    private Policy policy() {
        return Documents.policy(actions.stream()
                .map(action -> action.statement(url.functionArn(), url.authType()))
                .toList());
    }
}
