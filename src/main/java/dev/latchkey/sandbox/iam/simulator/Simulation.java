package dev.latchkey.sandbox.iam.simulator;

import dev.latchkey.policy.Arn;
import dev.latchkey.policy.Condition;
import dev.latchkey.policy.Policy;
import dev.latchkey.policy.PolicySet;
import dev.latchkey.policy.Principal;
import dev.latchkey.policy.RequestContext;
import dev.latchkey.policy.SourcedPolicy;
import dev.latchkey.policy.Statement;
import dev.latchkey.policy.StatementResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one call asks to be simulated.
 *
 * @param caller who calls, or null for somebody of the account a resource is in
 * @param told the condition keys that came with the call; the simulator knows no others
 * @param organization service control policies by level, root first
 * @param owner account of resources whose ARN names none, or null
 */
record Simulation(
        @Nullable Principal caller,
        RequestContext told,
        List<GivenPolicy> identity,
        @Nullable GivenPolicy boundary,
        List<List<GivenPolicy>> organization,
        @Nullable GivenPolicy resourcePolicy,
        @Nullable String owner) {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\s*([^*?$},][^},]*?)\\s*(,[^}]*)?}");

    /** All policies, or all but these statements of theirs. */
    PolicySet policies(List<StatementResult> without) {
        PolicySet.Builder set = PolicySet.builder();
        identity.forEach(policy -> set.identity(cut(policy, without)));
        set.boundary(boundary == null ? null : cut(boundary, without));
        set.resource(resourcePolicy == null ? null : cut(resourcePolicy, without));
        organization.forEach(level -> set.organizationLevel(
                level.stream().map(policy -> cut(policy, without)).toList()));
        return set.build();
    }

    private static SourcedPolicy cut(GivenPolicy given, List<StatementResult> without) {
        SourcedPolicy whole = given.policy();
        List<Statement> statements = whole.document().statements();
        List<Statement> kept = IntStream.range(0, statements.size())
                .filter(index -> without.stream()
                        .noneMatch(out -> out.index() == index && out.source().equals(whole.source())))
                .mapToObj(statements::get)
                .toList();
        Policy cut = new Policy(whole.document().version(), whole.document().id(), kept);
        return kept.size() == statements.size() ? whole : new SourcedPolicy(whole.source(), cut);
    }

    /** The policy a statement stands in. */
    GivenPolicy given(StatementResult result) {
        return all().filter(policy -> policy.policy().source().equals(result.source()))
                .findFirst()
                .orElseThrow();
    }

    private Stream<GivenPolicy> all() {
        List<GivenPolicy> all = new ArrayList<>(identity);
        Optional.ofNullable(boundary).ifPresent(all::add);
        Optional.ofNullable(resourcePolicy).ifPresent(all::add);
        organization.forEach(all::addAll);
        return all.stream();
    }

    static Principal anybody(String account) {
        return new Principal.User("arn:aws:iam::" + account + ":user/simulated", "AIDASIMULATED");
    }

    Principal caller(String resource) {
        return caller == null ? anybody(Arn.parse(resource).map(Arn::account).orElse("")) : caller;
    }

    /** Whether caller and resource belong to different accounts. */
    boolean across(String resource) {
        String account = Arn.parse(resource).map(Arn::account).orElse("");
        String owning = account.isEmpty() ? owner : account;
        return caller != null && owning != null && !resource.equals("*") && !owning.equals(caller.accountId());
    }

    /** What was told, and of what statements need besides that it is not known. */
    RequestContext context() {
        RequestContext.Builder context = RequestContext.builder();
        needed().stream()
                .filter(key -> told.value(key) instanceof RequestContext.Absent)
                .forEach(context::unknown);
        return told.with(context.build());
    }

    /** The keys without which statements cannot be evaluated, as they are written. */
    Set<String> needed() {
        Set<String> needed = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        all().flatMap(policy -> policy.policy().document().statements().stream())
                .forEach(statement -> {
                    statement
                            .resource()
                            .ifPresent(element -> element.patterns().forEach(text -> variables(text, needed)));
                    for (Condition condition : statement.conditions()) {
                        condition.values().forEach(text -> variables(text, needed));
                        if (needsKey(condition.operator())) {
                            needed.add(condition.key());
                        }
                    }
                });
        return needed;
    }

    /** What asks whether a key is there can do without it. */
    private static boolean needsKey(String operator) {
        return !operator.equals("Null") && !operator.endsWith("IfExists");
    }

    private static void variables(String text, Set<String> keys) {
        Matcher found = VARIABLE.matcher(text);
        while (found.find()) {
            if (found.group(2) == null) {
                keys.add(found.group(1));
            }
        }
    }

    /** The same keys as they are written in the policies. */
    List<String> written(Set<String> lowerCase) {
        return needed().stream()
                .filter(key -> lowerCase.contains(key.toLowerCase(Locale.ROOT)))
                .toList();
    }
}
