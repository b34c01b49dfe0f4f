package dev.latchkey.access.remedy;

import dev.latchkey.access.remedy.change.Asker;
import dev.latchkey.access.remedy.change.Documents;
import dev.latchkey.access.remedy.change.NarrowDeny;
import dev.latchkey.access.remedy.change.NarrowDeny.OfFunction;
import dev.latchkey.access.remedy.change.NarrowDeny.OfPrincipal;
import dev.latchkey.access.remedy.change.NarrowDeny.Place;
import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.HeldPolicy;
import dev.latchkey.inventory.HeldPolicy.Kind;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.PrincipalKind;
import dev.latchkey.policy.Effect;
import dev.latchkey.policy.PolicySource;
import dev.latchkey.policy.PrincipalElement;
import dev.latchkey.policy.StatementResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Finds the policies whose Deny stands in the way, or may, where the account can change them. */
record Denies(Asker asker, FunctionUrl url, Holders holders) {

    List<NarrowDeny> narrowed(List<StatementResult> statements) {
        Map<PolicySource, List<StatementResult>> bySource = new LinkedHashMap<>();
        statements.stream()
                .filter(Denies::stands)
                .forEach(each -> bySource.computeIfAbsent(each.source(), source -> new ArrayList<>())
                        .add(each));
        return bySource.entrySet().stream()
                .flatMap(each -> narrowed(each.getKey(), distinct(each.getValue())).stream())
                .toList();
    }

    static boolean stands(StatementResult result) {
        return result.statement().effect() == Effect.DENY && (result.matched() || result.uncertain());
    }

    private Optional<NarrowDeny> narrowed(PolicySource source, List<StatementResult> denies) {
        return switch (source.type()) {
            case RESOURCE -> ofFunction(denies);
            case IDENTITY, BOUNDARY ->
                place(source).map(place -> new NarrowDeny(asker, url, place, denies, others(place)));
            case SESSION, ORGANIZATION -> Optional.empty();
        };
    }

    private Optional<NarrowDeny> ofFunction(List<StatementResult> denies) {
        boolean everybody = denies.stream()
                .flatMap(deny -> deny.statement().principal().stream())
                .anyMatch(element -> element.isAnyone() || element.negated());
        List<KnownPrincipal> others = holders.everybody().stream()
                .filter(other -> everybody || denies.stream().anyMatch(deny -> names(deny, other)))
                .toList();
        return asker.anyone() || asker.isRoot() || asker.service()
                ? Optional.empty()
                : Optional.of(new NarrowDeny(asker, url, new OfFunction(), denies, others));
    }

    private static boolean names(StatementResult deny, KnownPrincipal other) {
        List<String> aws =
                deny.statement().principal().map(PrincipalElement::aws).orElse(List.of());
        return aws.contains(other.arn())
                || aws.contains(other.accountId())
                || aws.contains("arn:aws:iam::" + other.accountId() + ":root");
    }

    private Optional<Place> place(PolicySource source) {
        Optional<KnownPrincipal> holder = source.via() == null
                ? asker.known()
                : holders.snapshot().findPrincipal(PrincipalKind.GROUP, source.via());
        return holder.flatMap(found -> held(found, source)
                .filter(held -> held.kind() != Kind.AWS_MANAGED && Documents.sound(held.document()))
                .map(held -> new OfPrincipal(found, held)));
    }

    private static Optional<HeldPolicy> held(KnownPrincipal holder, PolicySource source) {
        return switch (source.type()) {
            case BOUNDARY -> holder.findBoundary();
            case RESOURCE, IDENTITY, SESSION, ORGANIZATION ->
                holder.policies().stream()
                        .filter(held -> held.name().equals(source.name())
                                && Objects.equals(held.arn().orElse(null), source.arn()))
                        .findFirst();
        };
    }

    private List<KnownPrincipal> others(Place place) {
        return switch (place) {
            case OfFunction() -> List.of();
            case OfPrincipal(KnownPrincipal holder, HeldPolicy held) ->
                held.arn().map(holders::of).orElseGet(() -> holders.behind(holder));
        };
    }

    private static List<StatementResult> distinct(List<StatementResult> denies) {
        Map<Integer, StatementResult> byPlace = new LinkedHashMap<>();
        denies.forEach(deny -> byPlace.putIfAbsent(deny.index(), deny));
        return List.copyOf(byPlace.values());
    }
}
