package dev.latchkey.audit;

import dev.latchkey.activity.ActivityEntry;
import dev.latchkey.console.Frame;
import dev.latchkey.console.Operator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A finding in words, with the ways on.
 *
 * @param connection as the switcher names it, or null when it is no longer configured
 * @param own whether the operator sent the latest probe, so that his history holds the request
 */
record FindingView(Finding finding, Frame.@Nullable ConnectionView connection, boolean own) {

    static FindingView of(Finding finding, Operator operator, Frame frame) {
        Frame.ConnectionView connection = frame.connections().stream()
                .filter(known -> known.id().equals(finding.connectionId()))
                .findFirst()
                .orElse(null);
        return new FindingView(finding, connection, finding.latest().operator().equals(operator.id()));
    }

    /** {@code GET /orders}. */
    public String request() {
        ActivityEntry probe = finding.latest();
        return probe.fact("method") + " " + probe.fact("path");
    }

    /** Who answered, and how. */
    public String answer() {
        return finding.letIn()
                ? "Lambda let the call in, and the function answered " + status() + "."
                : "Lambda refused the call with " + status() + " before the function ran.";
    }

    public String status() {
        return finding.latest().fact("status");
    }

    public String why() {
        return finding.letIn()
                ? "Somebody can call a function URL that Latchkey shows as closed. Whatever rests on the same copy of"
                        + " the policies, lists and previews too, may be wrong in the same place."
                : "A caller that Latchkey shows as allowed is locked out. A policy has changed since it was read, or"
                        + " one decides that Latchkey does not see, such as a service control policy.";
    }

    /** What it means when reading again does not end it. */
    public String otherwise() {
        return finding.letIn()
                ? "If they still differ, there is a grant Latchkey does not read. Until it is found, take the URL for"
                        + " open to this principal."
                : "If they still differ, something refuses that Latchkey does not read, such as a policy of the"
                        + " organization. Ask whoever keeps those.";
    }

    /** The page of the request in the history of whoever sent it. */
    public String request(String connectionId) {
        return "/c/" + connectionId + "/invoke/" + finding.latest().fact("invocation");
    }

    /** The access check of the same question, below {@code /c/{connection}}. */
    public String checkPage() {
        return UriComponentsBuilder.fromPath("/check")
                .queryParam("principal", "{principal}")
                .queryParam("fn", "{fn}")
                .encode()
                .buildAndExpand(Map.of("principal", finding.principal(), "fn", finding.functionId()))
                .toUriString();
    }
}
