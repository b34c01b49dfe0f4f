package dev.latchkey.access.page;

import dev.latchkey.access.Callers;
import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.KnownFunction;
import dev.latchkey.inventory.Snapshot;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * The page Functions: one filtered, sorted, cut view of a snapshot.
 *
 * @param all how many function URLs there are before any filter
 * @param open how many need no signature
 * @param answering how many of those do answer anyone
 * @param matches how many are left after the filter, over all pages
 * @param bare functions without a URL, where they are asked for
 * @param hidden functions without a URL that are not listed
 */
record FunctionList(
        FunctionFilter filter,
        int all,
        int open,
        int answering,
        int matches,
        List<Row> rows,
        List<KnownFunction> bare,
        int hidden) {

    /** A function URL with those who can invoke it, and the bar that shows how many. */
    record Row(FunctionUrl url, Callers.Count callers, ReachBar bar) {

        /** Enough of the host to tell it from others: {@code k2vq7h…eu-west-1.on.aws}. */
        public String shortHost() {
            String host = url.host();
            int service = host.indexOf(".lambda-url.");
            return service > 8 ? host.substring(0, 6) + "…" + host.substring(service + ".lambda-url.".length()) : host;
        }
    }

    static FunctionList of(Snapshot snapshot, FunctionFilter filter, Function<FunctionUrl, Callers.Count> callers) {
        List<FunctionUrl> urls = snapshot.functionUrls();
        List<FunctionUrl> kept = urls.stream().filter(filter::keeps).toList();
        List<FunctionUrl> ordered = filter.sort().equals("invoke") ? byCallers(kept, callers) : kept;
        List<KnownFunction> without = snapshot.functionsWithoutUrl();
        return new FunctionList(
                filter,
                urls.size(),
                (int) urls.stream().filter(FunctionUrl::unsigned).count(),
                (int) urls.stream()
                        .filter(url -> url.unsigned() && callers.apply(url).anyone())
                        .count(),
                kept.size(),
                rows(Pager.cut(ordered, filter.page()), callers),
                without.stream().filter(filter::keeps).toList(),
                filter.bare() ? 0 : without.size());
    }

    /** URLs that demand a signature. */
    public int iam() {
        return all - open;
    }

    public Pager pager() {
        return Pager.of(matches, filter.page(), page -> filter.withPage(page).address());
    }

    public boolean empty() {
        return rows.isEmpty() && bare.isEmpty();
    }

    private static List<Row> rows(List<FunctionUrl> urls, Function<FunctionUrl, Callers.Count> callers) {
        int most = urls.stream()
                .map(callers)
                .filter(each -> !each.anyone())
                .mapToInt(Callers.Count::total)
                .max()
                .orElse(0);
        return urls.stream()
                .map(url -> new Row(url, callers.apply(url), ReachBar.of(callers.apply(url), most)))
                .toList();
    }

    private static List<FunctionUrl> byCallers(List<FunctionUrl> urls, Function<FunctionUrl, Callers.Count> callers) {
        Comparator<FunctionUrl> byReach =
                Comparator.comparingInt(url -> callers.apply(url).anyone()
                        ? Integer.MAX_VALUE
                        : callers.apply(url).total());
        return urls.stream().sorted(byReach.reversed()).toList();
    }
}
