package dev.latchkey.access.remedy.words;

import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.PrincipalKind;
import org.springframework.web.util.UriComponentsBuilder;

/** Addresses below {@code /c/{connection}}; values are encoded wherever they stand. */
public final class Addresses {

    private Addresses() {}

    public static String encoded(String template, Object... values) {
        return UriComponentsBuilder.fromUriString(template)
                .encode()
                .buildAndExpand(values)
                .toUriString();
    }

    /** The mint form: AssumeRole for a role, GetSessionToken for a user. */
    public static String sessions(KnownPrincipal principal) {
        return principal.kind() == PrincipalKind.ROLE
                ? encoded("/sessions?tab=assume-role&role={arn}", principal.arn())
                : encoded("/sessions?principal={arn}", principal.arn());
    }

    /** One policy of a user, role or group. */
    public static String policy(KnownPrincipal holder, String key) {
        return encoded("/principals/{kind}/{name}?policy={key}", holder.kind().segment(), holder.name(), key);
    }
}
