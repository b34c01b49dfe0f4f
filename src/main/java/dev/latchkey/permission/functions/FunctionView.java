package dev.latchkey.permission.functions;

import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.KnownFunction;
import dev.latchkey.inventory.ResourcePolicy;
import dev.latchkey.inventory.Snapshot;
import dev.latchkey.permission.FunctionRef;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A function, or one alias of it that has a URL, as its page shows it.
 *
 * @param url null where the function has none
 * @param siblings the function's other URLs
 */
record FunctionView(
        FunctionRef ref, KnownFunction known, @Nullable FunctionUrl url, List<FunctionUrl> siblings) {

    /** From {@code name} or {@code name:alias}; an alias without URL is not a page. */
    static Optional<FunctionView> of(Snapshot snapshot, String id) {
        FunctionRef ref = FunctionRef.of(id);
        FunctionUrl url = snapshot.findFunctionUrl(id).orElse(null);
        if (ref.qualifier() != null && url == null) {
            return Optional.empty();
        }
        List<FunctionUrl> siblings = snapshot.functionUrlsOf(ref.name()).stream()
                .filter(other -> !other.id().equals(id))
                .toList();
        return snapshot.findFunction(ref.name()).map(known -> new FunctionView(ref, known, url, siblings));
    }

    public String id() {
        return ref.id();
    }

    public String name() {
        return ref.name();
    }

    /** As policies must name it. */
    public String arn() {
        return ref.arn(known.arn());
    }

    /** The auth type a grant is written for. */
    public String authType() {
        return url == null
                ? FunctionUrl.AuthType.AWS_IAM.name()
                : url.authType().name();
    }

    /** Whether anyone may call without a signature, if a statement lets them. */
    public boolean unsigned() {
        return url != null && url.unsigned();
    }

    public ResourcePolicy resourcePolicy() {
        return url == null ? known.resourcePolicy() : url.resourcePolicy();
    }

    /** The revision that guards writes, null where there is no policy. */
    public @Nullable String revision() {
        return resourcePolicy() instanceof ResourcePolicy.Stated stated ? stated.revisionId() : null;
    }

    /** Enough of the revision to tell two apart, empty where there is no policy. */
    public String shortRevision() {
        String revision = revision();
        return revision == null ? "" : revision.substring(0, Math.min(8, revision.length()));
    }

    /** The account the function lives in. */
    public String accountId() {
        return known.arn().split(":", 6)[4];
    }
}
