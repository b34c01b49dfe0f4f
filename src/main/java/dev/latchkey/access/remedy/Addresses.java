package dev.latchkey.access.remedy;

import org.springframework.web.util.UriComponentsBuilder;

/** Addresses below {@code /c/{connection}}; values are encoded wherever they stand. */
final class Addresses {

    private Addresses() {}

    static String encoded(String template, Object... values) {
        return UriComponentsBuilder.fromUriString(template)
                .encode()
                .buildAndExpand(values)
                .toUriString();
    }
}
