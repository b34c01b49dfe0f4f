package dev.latchkey.access.remedy.change;

import dev.latchkey.access.remedy.words.Evidence;
import dev.latchkey.access.remedy.words.Piece;
import dev.latchkey.access.remedy.words.Words;
import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.HeldPolicy;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.policy.Policy;
import dev.latchkey.policy.json.PolicyWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A permissions boundary that leaves the call out, with the missing actions on this one function added.
 *
 * <p>AWS: "Permissions boundaries for IAM entities": a boundary grants nothing, it has to allow the action as well.
 *
 * @param others who has the same policy as a boundary or attached
 */
public record WidenBoundary(HeldPolicy boundary, FunctionUrl url, Set<UrlAction> actions, List<KnownPrincipal> others)
        implements Grant {

    @Override
    public String slot() {
        return boundary.name();
    }

    @Override
    public String icon() {
        return "shield";
    }

    @Override
    public List<Piece> sentence() {
        List<Piece> sentence = new ArrayList<>(Words.actions(actions, "Add ", " to "));
        sentence.add(Piece.bold(boundary.name()));
        sentence.add(Piece.plain(
                others.isEmpty()
                        ? " (nobody else uses it)"
                        : " (" + Words.principals(others, "other") + (others.size() == 1 ? " uses it)" : " use it)")));
        return List.copyOf(sentence);
    }

    @Override
    public List<Evidence> evidence() {
        return List.of(new Evidence("New version of " + boundary.name(), PolicyWriter.pretty(policy())));
    }

    @Override
    public Asked after(Asked asked) {
        return asked.withPolicy(boundary.arn().orElse(""), Documents.tried(policy()));
    }

    @Override
    public Caution caution() {
        return Caution.LIMIT;
    }

    @Override
    public WidenBoundary only(Set<UrlAction> fewer) {
        return new WidenBoundary(boundary, url, fewer, others);
    }

    private Policy policy() {
        Policy now = boundary.document().policy().orElseThrow();
        return Documents.plus(
                now,
                actions.stream()
                        .map(action -> action.statement(url.functionArn(), url.authType(), now))
                        .toList());
    }
}
