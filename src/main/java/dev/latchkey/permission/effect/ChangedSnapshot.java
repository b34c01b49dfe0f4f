package dev.latchkey.permission.effect;

import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.FunctionUrl.AuthType;
import dev.latchkey.inventory.HeldPolicy;
import dev.latchkey.inventory.HeldPolicy.Kind;
import dev.latchkey.inventory.KnownFunction;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.ResourcePolicy;
import dev.latchkey.inventory.Snapshot;
import dev.latchkey.permission.FunctionRef;
import dev.latchkey.permission.PermissionChange;
import dev.latchkey.permission.PermissionChange.AddStatements;
import dev.latchkey.permission.PermissionChange.AttachPolicy;
import dev.latchkey.permission.PermissionChange.CreateManagedPolicy;
import dev.latchkey.permission.PermissionChange.DeleteInlinePolicy;
import dev.latchkey.permission.PermissionChange.DetachPolicy;
import dev.latchkey.permission.PermissionChange.PutInlinePolicy;
import dev.latchkey.permission.PermissionChange.RemoveStatements;
import dev.latchkey.permission.PrincipalRef;
import dev.latchkey.policy.PolicySource;
import dev.latchkey.policy.PolicyType;
import dev.latchkey.policy.json.PolicyKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A snapshot as it would be after a change; nothing is written. */
public final class ChangedSnapshot {

    private ChangedSnapshot() {}

    /**
     * @param managedDocument text of a managed policy by ARN, for policies that nobody holds yet
     */
    public static Snapshot after(Snapshot now, PermissionChange change, Function<String, String> managedDocument) {
        return switch (change) {
            case AttachPolicy attach ->
                with(
                        now,
                        attach.principal(),
                        managed(attach.policyArn(), managedDocument),
                        held -> isOf(held, attach.policyArn()));
            case DetachPolicy detach -> with(now, detach.principal(), null, held -> isOf(held, detach.policyArn()));
            case PutInlinePolicy put ->
                with(
                        now,
                        put.principal(),
                        inline(put.policyName(), put.document()),
                        held -> isInline(held, put.policyName()));
            case DeleteInlinePolicy delete ->
                with(now, delete.principal(), null, held -> isInline(held, delete.policyName()));
            case CreateManagedPolicy create ->
                with(now, create.principal(), inline(create.policyName(), create.document()), held -> false);
            case AddStatements add ->
                with(now, add.function(), ResourceText.plus(policyOf(now, add.function()), add.statements()));
            case RemoveStatements remove ->
                with(now, remove.function(), ResourceText.without(policyOf(now, remove.function()), remove.sids()));
        };
    }

    /** The snapshot with another auth type for one URL. */
    public static Snapshot after(Snapshot now, FunctionUrl url, AuthType authType) {
        FunctionUrl changed = new FunctionUrl(
                url.functionName(),
                url.qualifier(),
                url.functionArn(),
                url.url(),
                authType,
                url.invokeMode(),
                url.resourcePolicy());
        return with(now, now.principals(), now.functions(), replaced(now, changed));
    }

    private static Snapshot with(
            Snapshot now, PrincipalRef principal, @Nullable HeldPolicy added, Predicate<HeldPolicy> removed) {
        List<KnownPrincipal> principals = new ArrayList<>();
        for (KnownPrincipal known : now.principals()) {
            boolean concerned = known.kind() == principal.kind() && known.name().equals(principal.name());
            principals.add(concerned ? with(known, added, removed) : known);
        }
        return with(now, principals, now.functions(), now.functionUrls());
    }

    private static KnownPrincipal with(
            KnownPrincipal known, @Nullable HeldPolicy added, Predicate<HeldPolicy> removed) {
        List<HeldPolicy> policies = new ArrayList<>(known.policies());
        policies.removeIf(removed);
        if (added != null) {
            policies.add(added);
        }
        return new KnownPrincipal(
                known.kind(),
                known.name(),
                known.arn(),
                known.path(),
                known.uniqueId(),
                known.created(),
                policies,
                known.groups(),
                known.boundary(),
                known.trust(),
                known.tags(),
                known.lastUsed());
    }

    private static Snapshot with(Snapshot now, FunctionRef function, String document) {
        ResourcePolicy policy = document.isEmpty()
                ? new ResourcePolicy.None()
                : new ResourcePolicy.Stated(DocumentText.read(document, PolicyKind.RESOURCE), "");
        List<KnownFunction> functions = new ArrayList<>();
        for (KnownFunction known : now.functions()) {
            boolean concerned = function.qualifier() == null && known.name().equals(function.name());
            functions.add(
                    concerned
                            ? new KnownFunction(known.name(), known.arn(), known.role(), known.runtime(), policy)
                            : known);
        }
        Optional<FunctionUrl> url = now.findFunctionUrl(function.id());
        List<FunctionUrl> urls = url.isEmpty()
                ? now.functionUrls()
                : replaced(
                        now,
                        new FunctionUrl(
                                url.get().functionName(),
                                url.get().qualifier(),
                                url.get().functionArn(),
                                url.get().url(),
                                url.get().authType(),
                                url.get().invokeMode(),
                                policy));
        return with(now, now.principals(), functions, urls);
    }

    private static Snapshot with(
            Snapshot now, List<KnownPrincipal> principals, List<KnownFunction> functions, List<FunctionUrl> urls) {
        return new Snapshot(now.origin(), principals, now.managedPolicies(), functions, urls, now.gaps());
    }

    private static List<FunctionUrl> replaced(Snapshot now, FunctionUrl changed) {
        return now.functionUrls().stream()
                .map(url -> url.id().equals(changed.id()) ? changed : url)
                .toList();
    }

    private static String policyOf(Snapshot now, FunctionRef function) {
        Optional<ResourcePolicy> ofUrl = now.findFunctionUrl(function.id()).map(FunctionUrl::resourcePolicy);
        return ofUrl.or(() -> now.findFunction(function.name()).map(KnownFunction::resourcePolicy))
                .map(ResourcePolicy::json)
                .orElse("");
    }

    private static HeldPolicy managed(String arn, Function<String, String> document) {
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        Kind kind = arn.contains(":iam::aws:") ? Kind.AWS_MANAGED : Kind.CUSTOMER_MANAGED;
        PolicySource source = new PolicySource(PolicyType.IDENTITY, name, arn, null);
        return new HeldPolicy(source, kind, null, DocumentText.read(document.apply(arn), PolicyKind.IDENTITY));
    }

    private static HeldPolicy inline(String name, String document) {
        return new HeldPolicy(
                PolicySource.of(PolicyType.IDENTITY, name),
                Kind.INLINE,
                null,
                DocumentText.read(document, PolicyKind.IDENTITY));
    }

    private static boolean isInline(HeldPolicy held, String name) {
        return held.kind() == Kind.INLINE && held.name().equals(name);
    }

    private static boolean isOf(HeldPolicy held, String arn) {
        return held.arn().map(arn::equals).orElse(false);
    }
}
