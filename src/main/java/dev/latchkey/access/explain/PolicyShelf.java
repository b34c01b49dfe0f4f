package dev.latchkey.access.explain;

import dev.latchkey.inventory.HeldPolicy;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.PolicyDocument;
import dev.latchkey.inventory.PrincipalKind;
import dev.latchkey.inventory.ResourcePolicy;
import dev.latchkey.policy.GateKind;
import dev.latchkey.policy.Policy;
import dev.latchkey.policy.PolicySource;
import dev.latchkey.policy.PolicyType;
import dev.latchkey.policy.json.PolicyWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.web.util.UriComponentsBuilder;

/** All policies that bear on a call, as texts. */
final class PolicyShelf {

    private final CheckedCall call;
    private final List<ShelvedPolicy> policies = new ArrayList<>();

    PolicyShelf(CheckedCall call) {
        this.call = call;
        resource();
        call.holder().ifPresent(this::held);
        Policy session = call.context().sessionPolicy();
        if (session != null) {
            PolicySource source = PolicySource.of(PolicyType.SESSION, "session policy");
            String text = PolicyWriter.pretty(session);
            policies.add(new ShelvedPolicy(source, "Given in this check", text, Optional.of(session), true, ""));
        }
    }

    /** Those a gate looks at; an explicit deny may stand in any. */
    List<ShelvedPolicy> of(GateKind gate) {
        PolicyType type = GateResult.type(gate);
        return policies.stream()
                .filter(each -> gate == GateKind.DENY || each.source().type() == type)
                .toList();
    }

    private void resource() {
        if (call.url().resourcePolicy() instanceof ResourcePolicy.Stated(PolicyDocument document, var revision)) {
            PolicySource source = new PolicySource(
                    PolicyType.RESOURCE, call.url().id(), call.url().functionArn(), null);
            String open = encoded("/functions/{fn}?tab=json", call.url().id());
            add(source, "Resource policy", document, open);
        }
    }

    private void held(KnownPrincipal holder) {
        if (call.url().unsigned()) {
            return;
        }
        Stream.concat(call.snapshot().policiesOf(holder).stream(), Stream.ofNullable(holder.boundary()))
                .forEach(held -> add(held.source(), badge(held), held.document(), open(holder, held)));
    }

    private void add(PolicySource source, String badge, PolicyDocument document, String open) {
        policies.add(new ShelvedPolicy(
                source,
                badge,
                document.json(),
                document.policy(),
                document.problems().isEmpty(),
                open));
    }

    private static String badge(HeldPolicy held) {
        String version = held.versionId() == null ? "" : ", " + held.versionId();
        String kind = switch (held.kind()) {
            case INLINE -> "Inline";
            case CUSTOMER_MANAGED -> "Customer managed" + version;
            case AWS_MANAGED -> "AWS managed" + version;
        };
        return held.group().map(group -> kind + ", via group " + group).orElse(kind);
    }

    private static String open(KnownPrincipal holder, HeldPolicy held) {
        String own = held.arn().orElse(held.name());
        if (held.source().type() == PolicyType.BOUNDARY) {
            return page(holder.kind(), holder.name(), "boundary");
        }
        return held.group()
                .map(group -> page(PrincipalKind.GROUP, group, own))
                .orElseGet(() -> page(holder.kind(), holder.name(), own));
    }

    private static String page(PrincipalKind kind, String name, String key) {
        return encoded("/principals/{kind}/{name}?policy={key}", kind.segment(), name, key);
    }

    private static String encoded(String template, Object... values) {
        return UriComponentsBuilder.fromUriString(template)
                .encode()
                .buildAndExpand(values)
                .toUriString();
    }
}
