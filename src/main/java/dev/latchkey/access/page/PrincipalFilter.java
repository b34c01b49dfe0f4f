package dev.latchkey.access.page;

import dev.latchkey.access.Reach;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.PrincipalKind;
import java.util.Locale;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the address of the page Principals asks for.
 *
 * @param reach {@code some}, {@code none} or empty for all
 * @param page from 1
 */
record PrincipalFilter(PrincipalKind kind, String q, String reach, int page) {

    PrincipalFilter {
        q = q.strip();
        reach = reach.equals("some") || reach.equals("none") ? reach : "";
        page = Math.max(1, page);
    }

    boolean keeps(KnownPrincipal principal) {
        return principal.kind() == kind
                && (matches(principal.name())
                        || matches(principal.arn())
                        || principal.tags().entrySet().stream()
                                .anyMatch(tag -> matches(tag.getKey() + "=" + tag.getValue())));
    }

    boolean keeps(Reach.Count found) {
        return reach.isEmpty() || reach.equals("some") == found.open() > 0;
    }

    /** Whether anything beside the kind is filtered. */
    public boolean active() {
        return !q.isEmpty() || !reach.isEmpty();
    }

    public PrincipalFilter withKind(PrincipalKind other) {
        return new PrincipalFilter(other, q, reach, 1);
    }

    public PrincipalFilter withQ(String other) {
        return new PrincipalFilter(kind, other, reach, 1);
    }

    public PrincipalFilter withReach(String other) {
        return new PrincipalFilter(kind, q, other, 1);
    }

    public PrincipalFilter withPage(int other) {
        return new PrincipalFilter(kind, q, reach, other);
    }

    /** The page with this filter, without the connection: {@code /principals?kind=roles}. */
    public String address() {
        var address = UriComponentsBuilder.fromPath("/principals").queryParam("kind", kind.segment());
        if (!q.isEmpty()) {
            address.queryParam("q", "{q}");
        }
        if (!reach.isEmpty()) {
            address.queryParam("reach", reach);
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
