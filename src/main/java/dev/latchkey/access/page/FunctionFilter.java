package dev.latchkey.access.page;

import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.KnownFunction;
import java.util.Locale;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the address of the page Functions asks for.
 *
 * @param auth {@code iam}, {@code none} or empty for both
 * @param sort {@code name} or {@code invoke}
 * @param page from 1
 * @param bare whether functions without a URL are listed too
 */
record FunctionFilter(String q, String auth, String sort, int page, boolean bare) {

    FunctionFilter {
        q = q.strip();
        auth = auth.equals("iam") || auth.equals("none") ? auth : "";
        sort = sort.equals("invoke") ? sort : "name";
        page = Math.max(1, page);
    }

    boolean keeps(FunctionUrl url) {
        boolean asked = auth.isEmpty() || url.unsigned() == auth.equals("none");
        return asked && (matches(url.id()) || matches(url.functionArn()) || matches(url.host()));
    }

    boolean keeps(KnownFunction function) {
        return bare && auth.isEmpty() && (matches(function.name()) || matches(function.arn()));
    }

    /** Whether anything is filtered at all. */
    public boolean active() {
        return !q.isEmpty() || !auth.isEmpty();
    }

    public FunctionFilter withQ(String other) {
        return new FunctionFilter(other, auth, sort, 1, bare);
    }

    public FunctionFilter withAuth(String other) {
        return new FunctionFilter(q, other, sort, 1, bare);
    }

    public FunctionFilter withSort(String other) {
        return new FunctionFilter(q, auth, other, 1, bare);
    }

    public FunctionFilter withPage(int other) {
        return new FunctionFilter(q, auth, sort, other, bare);
    }

    public FunctionFilter withBare(boolean other) {
        return new FunctionFilter(q, auth, sort, 1, other);
    }

    /** The page with this filter, without the connection: {@code /functions?auth=none}. */
    public String address() {
        var address = UriComponentsBuilder.fromPath("/functions");
        if (!q.isEmpty()) {
            address.queryParam("q", "{q}");
        }
        if (!auth.isEmpty()) {
            address.queryParam("auth", auth);
        }
        if (!sort.equals("name")) {
            address.queryParam("sort", sort);
        }
        if (bare) {
            address.queryParam("bare", true);
        }
        if (page > 1) {
            address.queryParam("page", page);
        }
        return address.encode().buildAndExpand(q).toUriString();
    }

    private boolean matches(String text) {
        return text.toLowerCase(Locale.ROOT).contains(q.toLowerCase(Locale.ROOT));
    }
}
