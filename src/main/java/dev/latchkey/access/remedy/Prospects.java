package dev.latchkey.access.remedy;

import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.HeldPolicy;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.PrincipalKind;
import dev.latchkey.inventory.Snapshot;
import dev.latchkey.policy.Answer;
import dev.latchkey.policy.AuthorizationRequest;
import dev.latchkey.policy.Effect;
import dev.latchkey.policy.Policy;
import dev.latchkey.policy.PolicyEvaluator;
import dev.latchkey.policy.PolicySet;
import dev.latchkey.policy.PolicySource;
import dev.latchkey.policy.PolicyType;
import dev.latchkey.policy.Principal;
import dev.latchkey.policy.PrincipalElement;
import dev.latchkey.policy.RequestContext;
import dev.latchkey.policy.SourcedPolicy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells quickly who cannot have access to a URL, so that only the others are checked: each policy is looked at once,
 * however many hold it.
 */
final class Prospects {

    private static final List<String> UNKNOWN = List.of(
            "aws:SourceIp",
            "aws:SourceVpc",
            "aws:SourceVpce",
            "aws:MultiFactorAuthPresent",
            "aws:PrincipalArn",
            "aws:userid",
            "aws:username");

    private final FunctionUrl url;
    private final Map<String, KnownPrincipal> groups = new HashMap<>();
    private final Map<Policy, Boolean> looked = new IdentityHashMap<>();
    private final Set<String> named = new HashSet<>();
    private boolean everybody;

    Prospects(Snapshot snapshot, FunctionUrl url) {
        this.url = url;
        snapshot.principals(PrincipalKind.GROUP).forEach(group -> groups.put(group.name(), group));
        url.resourcePolicy().policy().map(Policy::statements).orElse(List.of()).stream()
                .filter(statement -> statement.effect() == Effect.ALLOW)
                .flatMap(statement -> statement.principal().stream())
                .forEach(this::name);
    }

    boolean may(KnownPrincipal principal) {
        return everybody
                || named.contains(principal.arn())
                || policies(principal)
                        .flatMap(held -> held.document().policy().stream())
                        .anyMatch(policy -> looked.computeIfAbsent(policy, this::opens));
    }

    private void name(PrincipalElement element) {
        everybody |= element.isAnyone() || element.negated();
        named.addAll(element.aws());
    }

    private Stream<HeldPolicy> policies(KnownPrincipal principal) {
        Stream<HeldPolicy> inherited = principal.groups().stream()
                .flatMap(name -> Stream.ofNullable(groups.get(name)))
                .flatMap(group -> group.policies().stream());
        return Stream.concat(principal.policies().stream(), inherited);
    }

    /** Whether it allows the URL's own action to somebody, sometime. */
    private boolean opens(Policy policy) {
        RequestContext.Builder context = RequestContext.builder()
                .put("lambda:FunctionUrlAuthType", url.authType().name())
                .put("lambda:FunctionArn", url.functionArn());
        UNKNOWN.forEach(context::unknown);
        Principal somebody = new Principal.User("arn:aws:iam::" + url.accountId() + ":user/any", "any");
        SourcedPolicy alone = new SourcedPolicy(PolicySource.of(PolicyType.IDENTITY, "alone"), policy);
        Answer answer = PolicyEvaluator.decide(
                new AuthorizationRequest(somebody, "lambda:InvokeFunctionUrl", url.functionArn(), context.build()),
                PolicySet.builder().identity(alone).build());
        return answer == Answer.ALLOWED || answer == Answer.UNDETERMINED;
    }
}
