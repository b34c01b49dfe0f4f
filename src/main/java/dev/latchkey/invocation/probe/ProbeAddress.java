package dev.latchkey.invocation.probe;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Addresses around one question.
 *
 * @param key of the form whose result the card shows, or null before there is one
 */
record ProbeAddress(
        String connection, Question question, @Nullable String key) {

    /** The card. */
    public String card() {
        UriComponentsBuilder page = UriComponentsBuilder.fromPath("/c/{connection}/probe")
                .queryParam("principal", "{principal}")
                .queryParam("fn", "{fn}")
                .queryParam("predicted", question.predicted());
        if (question.assumed()) {
            page.queryParam("context", "given");
        }
        if (key != null) {
            page.queryParam("probe", key);
        }
        return filled(page);
    }

    /** The access check of the same question. */
    public String check() {
        return "/c/" + connection + checkPage();
    }

    /** The same without the connection. */
    public String checkPage() {
        return filled(UriComponentsBuilder.fromPath("/check")
                .queryParam("principal", "{principal}")
                .queryParam("fn", "{fn}"));
    }

    private String filled(UriComponentsBuilder page) {
        return page.encode()
                .buildAndExpand(Map.of(
                        "connection", connection, "principal", question.principal(), "fn", question.functionId()))
                .toUriString();
    }
}
