package dev.latchkey.policy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One action on many resources, asked about for many principals: for each resource the answer is that of {@link
 * PolicyEvaluator#decide}. What policies say of the resources is worked out once per policy; 64 resources are decided
 * at a time. Several threads may ask at once.
 */
public final class ResourceTable {

    private final String action;
    private final List<Resource> resources;
    private final Columns columns;
    private final Claims claims;
    private final long[] unread;
    private final Map<CompiledPolicy, PolicyRow> rows = new ConcurrentHashMap<>();
    private final Map<String, long[]> own = new ConcurrentHashMap<>();

    /** @param resources answers come in their order */
    public ResourceTable(String action, List<Resource> resources) {
        this.action = action;
        this.resources = List.copyOf(resources);
        this.columns = new Columns(this.resources);
        this.claims = new Claims(columns, this.resources, action);
        Row row = Row.none(columns.words());
        for (int column = 0; column < columns.count(); column++) {
            row.set(column, this.resources.get(column).unread() ? Fit.MATCH : Fit.MISS);
        }
        this.unread = row.sure;
    }

    /**
     * A resource that can be asked about.
     *
     * @param policy its resource policy, null for none
     * @param unread whether its policy could not be read
     * @param context what a request carries because of the resource; it wins over the principal's
     */
    public record Resource(String arn, @Nullable SourcedPolicy policy, boolean unread, RequestContext context) {}

    /** One principal's request at all resources. */
    record Asking(Principal principal, RequestContext context, PairContexts contexts) {}

    /**
     * What the principal may do.
     *
     * @param policies those of the principal; a resource policy in it is not looked at
     */
    public Answers decide(Principal principal, RequestContext context, PolicySet policies) {
        return new TableWalk(this, policies, new Asking(principal, context, new PairContexts(columns, context)))
                .answers();
    }

    public List<Resource> resources() {
        return resources;
    }

    String action() {
        return action;
    }

    Columns columns() {
        return columns;
    }

    Claims claims() {
        return claims;
    }

    /** The resources whose policy could not be read. */
    long[] unread() {
        return unread;
    }

    /** The resources of the principal's account. */
    long[] own(Principal principal) {
        return own.computeIfAbsent(principal.accountId(), account -> {
            Row row = Row.none(columns.words());
            for (int column = 0; column < columns.count(); column++) {
                row.set(column, Accounts.same(columns.arn(column), principal) ? Fit.MATCH : Fit.MISS);
            }
            return row.sure;
        });
    }

    AuthorizationRequest request(Asking asking, int column) {
        return new AuthorizationRequest(
                asking.principal(),
                action,
                columns.arn(column),
                asking.contexts().at(column));
    }

    /** Of a policy that is not a resource policy. */
    PolicyRow row(Policy policy) {
        return rows.computeIfAbsent(policy.compiled(), compiled -> new PolicyRow(columns, compiled, action));
    }
}
