package dev.latchkey.access.remedy.change;

import dev.latchkey.access.remedy.words.Addresses;
import dev.latchkey.access.remedy.words.Evidence;
import dev.latchkey.access.remedy.words.Piece;
import dev.latchkey.access.remedy.words.Step;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A new policy for a user, a role or a group: the missing actions on this one function.
 *
 * @param managed kept as a customer managed policy, because the inline ones are full
 * @param others who hold it beside the one who asked: members of the group
 */
public record AddToIdentity(
        KnownPrincipal holder,
        FunctionUrl url,
        Set<UrlAction> actions,
        String policyName,
        boolean managed,
        List<KnownPrincipal> others)
        implements Grant {

    @Override
    public String icon() {
        return switch (holder.kind()) {
            case USER -> "user";
            case ROLE -> "user-cog";
            case GROUP -> "users-group";
        };
    }

    @Override
    public List<Piece> sentence() {
        String to = holder.kind() == PrincipalKind.GROUP ? " to the policies of group " : " to the policies of ";
        List<Piece> sentence = new ArrayList<>(Words.actions(actions, "Add ", to));
        sentence.add(Piece.bold(holder.name()));
        if (holder.kind() == PrincipalKind.GROUP) {
            sentence.add(Piece.plain(" (" + Words.count(others.size(), "other member") + ")"));
        }
        return List.copyOf(sentence);
    }

    @Override
    public List<Evidence> evidence() {
        String kept = managed ? "managed policy " : "inline policy ";
        return List.of(new Evidence("New " + kept + policyName + " of " + holder.name(), json()));
    }

    @Override
    public Optional<Step> next() {
        String address = Addresses.encoded(
                "/principals/{kind}/{name}/policies/new?policy={policy}&target={target}&function={fn}&document={json}",
                holder.kind().segment(),
                holder.name(),
                policyName,
                managed ? "MANAGED" : "INLINE",
                url.id(),
                json());
        return Optional.of(new Step("Preview", address));
    }

    @Override
    public Asked after(Asked asked) {
        KnownPrincipal now = asked.snapshot().findPrincipal(holder.arn()).orElseThrow();
        List<HeldPolicy> policies = new ArrayList<>(now.policies());
        Kind kind = managed ? Kind.CUSTOMER_MANAGED : Kind.INLINE;
        policies.add(new HeldPolicy(
                PolicySource.of(PolicyType.IDENTITY, policyName), kind, null, Documents.tried(policy())));
        return asked.with(now.withPolicies(policies));
    }

    @Override
    public Caution caution() {
        return holder.kind() == PrincipalKind.GROUP ? Caution.SHARED : Caution.OWN;
    }

    @Override
    public AddToIdentity only(Set<UrlAction> fewer) {
        return new AddToIdentity(holder, url, fewer, policyName, managed, others);
    }

    public AddToIdentity asManaged() {
        return new AddToIdentity(holder, url, actions, policyName, true, others);
    }

    public String json() {
        return PolicyWriter.pretty(policy());
    }

    private Policy policy() {
        return Documents.policy(actions.stream()
                .map(action -> action.statement(url.functionArn(), url.authType()))
                .toList());
    }
}
