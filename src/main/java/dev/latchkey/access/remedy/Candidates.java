package dev.latchkey.access.remedy;

import dev.latchkey.access.AccessChecks;
import dev.latchkey.access.AccessReport;
import dev.latchkey.access.remedy.call.Hinges;
import dev.latchkey.access.remedy.change.AddToIdentity;
import dev.latchkey.access.remedy.change.AddToResource;
import dev.latchkey.access.remedy.change.Asked;
import dev.latchkey.access.remedy.change.Asker;
import dev.latchkey.access.remedy.change.Change;
import dev.latchkey.access.remedy.change.Documents;
import dev.latchkey.access.remedy.change.NarrowDeny;
import dev.latchkey.access.remedy.change.RequireSignature;
import dev.latchkey.access.remedy.change.RewriteBoundary;
import dev.latchkey.access.remedy.change.Rooms;
import dev.latchkey.access.remedy.change.TheirHalf;
import dev.latchkey.access.remedy.change.UrlAction;
import dev.latchkey.access.remedy.change.WidenBoundary;
import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.FunctionUrl.AuthType;
import dev.latchkey.inventory.HeldPolicy;
import dev.latchkey.inventory.HeldPolicy.Kind;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.PrincipalKind;
import dev.latchkey.policy.Effect;
import dev.latchkey.policy.StatementResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The changes worth trying for one question, each as wide as it may get; what is not needed is taken off later. */
final class Candidates {

    private final Asked asked;
    private final Asker asker;
    private final FunctionUrl url;
    private final Set<UrlAction> actions;
    private final List<StatementResult> statements;
    private final Holders holders;

    Candidates(AccessChecks checks, Asked asked, Asker asker, AccessReport report) {
        this.asked = asked;
        this.asker = asker;
        this.url = asked.url();
        this.actions = UrlAction.of(checks.actions(asked.snapshot()));
        this.statements = report.decisions().stream()
                .flatMap(each -> each.decision().trace().statements().stream())
                .distinct()
                .toList();
        this.holders = new Holders(asked.snapshot(), asker);
    }

    /** For a URL that asks for signatures; calls and denies before grants, as they are to be read and done. */
    List<Change> signed() {
        List<Change> all = new ArrayList<>();
        asker.known().ifPresent(known -> all.addAll(Hinges.of(statements).changes(asked, known)));
        List<NarrowDeny> denies = new Denies(asker, url, holders).narrowed(statements);
        all.addAll(denies);
        denies.forEach(deny -> deny.narrowedBoundary()
                .flatMap(this::widened)
                .ifPresent(widen -> all.add(new RewriteBoundary(deny, widen))));
        asker.known().flatMap(this::identity).ifPresent(all::add);
        all.addAll(groups());
        if (asker.foreign(url)) {
            all.add(new TheirHalf(asker, url, actions));
        }
        if (asker.grantable(url)) {
            resource(asker, "").ifPresent(all::add);
        }
        asker.known().flatMap(this::boundary).ifPresent(all::add);
        return all;
    }

    /** The same without a statement in the resource policy, which a boundary would not limit. */
    List<Change> limited() {
        return signed().stream()
                .filter(change -> !(change instanceof AddToResource))
                .toList();
    }

    /** For a URL that asks for none: it asks for one, or it lets anyone in. */
    List<Change> guarded() {
        List<Change> all = new ArrayList<>();
        if (asker.known().isPresent()) {
            all.add(new RequireSignature(url, holders.everybody()));
            identity(asker.known().get(), url.with(AuthType.AWS_IAM)).ifPresent(all::add);
        }
        return all;
    }

    List<Change> opened() {
        return resource(new Asker("*", "anyone", "", Optional.empty()), "").stream()
                .<Change>map(change -> change)
                .toList();
    }

    /** A statement that names a user is not limited by his boundary (IAM User Guide, "Permissions boundaries for IAM entities"). */
    List<Change> pastTheBoundary(String boundary) {
        return resource(asker, boundary).stream().<Change>map(change -> change).toList();
    }

    private Optional<AddToIdentity> identity(KnownPrincipal holder) {
        return identity(holder, url);
    }

    private Optional<AddToIdentity> identity(KnownPrincipal holder, FunctionUrl target) {
        if (holder.path().startsWith("/aws-service-role/") || holder.path().startsWith("/aws-reserved/")) {
            return Optional.empty();
        }
        AddToIdentity inline =
                new AddToIdentity(holder, target, actions, policyName(holder), false, holders.behind(holder));
        return Rooms.inline(holder, inline.json())
                ? Optional.of(inline)
                : Optional.of(inline.asManaged()).filter(managed -> Rooms.attachable(holder));
    }

    /** Where a group was meant to open the function and does so by half, or for another qualifier. */
    private List<AddToIdentity> groups() {
        return statements.stream()
                .filter(each -> each.statement().effect() == Effect.ALLOW && NearMiss.of(each, url))
                .flatMap(each -> Stream.ofNullable(each.source().via()))
                .distinct()
                .flatMap(name -> asked.snapshot().findPrincipal(PrincipalKind.GROUP, name).stream())
                .flatMap(group -> identity(group).stream())
                .toList();
    }

    private Optional<AddToResource> resource(Asker named, String unlimited) {
        AddToResource change = new AddToResource(named, url, actions, unlimited);
        boolean readable = !url.resourcePolicy().unknown();
        return readable && Rooms.resource(url, change.evidence()) ? Optional.of(change) : Optional.empty();
    }

    private Optional<WidenBoundary> boundary(KnownPrincipal known) {
        return known.findBoundary()
                .filter(held -> held.kind() == Kind.CUSTOMER_MANAGED && Documents.sound(held.document()))
                .flatMap(this::widened);
    }

    private Optional<WidenBoundary> widened(HeldPolicy held) {
        return Optional.of(new WidenBoundary(
                        held, url, actions, holders.of(held.arn().orElse(""))))
                .filter(change -> Rooms.managed(change.evidence().getFirst().json()));
    }

    /** An inline policy of that name would be replaced. */
    private String policyName(KnownPrincipal holder) {
        List<String> taken = holder.policies().stream().map(HeldPolicy::name).toList();
        String stem = "latchkey-" + url.id().replace(':', '-');
        String free = stem;
        for (int next = 2; taken.contains(free); next++) {
            free = stem + "-" + next;
        }
        return free;
    }
}
