package dev.latchkey.permission.page;

import dev.latchkey.aws.Connection;
import dev.latchkey.permission.PrincipalRef;
import org.springframework.web.util.UriComponentsBuilder;

/** Addresses of pages, encoded. */
public final class Addresses {

    private Addresses() {}

    /** Of a function, {@code name} or {@code name:alias}. */
    public static String function(Connection connection, String id) {
        return encoded("/c/{c}/functions/{id}", connection.id(), id);
    }

    /** Of a user, role or group. */
    public static String principal(Connection connection, PrincipalRef principal) {
        return encoded(
                "/c/{c}/principals/{kind}/{name}",
                connection.id(),
                principal.kind().segment(),
                principal.name());
    }

    /** Any address; values are encoded wherever they stand. */
    public static String encoded(String template, Object... values) {
        return UriComponentsBuilder.fromUriString(template)
                .encode()
                .buildAndExpand(values)
                .toUriString();
    }
}
