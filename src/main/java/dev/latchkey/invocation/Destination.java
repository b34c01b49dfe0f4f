package dev.latchkey.invocation;

import dev.latchkey.console.Problem;
import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.SnapshotOrigin;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The host a function id stands for, exactly as Lambda listed it. Nobody types a destination.
 *
 * @param loopback the look-alike of this machine: only there may a name lead to loopback
 * @param region read from the host name, for the credential scope
 */
record Destination(String scheme, String host, int port, boolean loopback, String region) {

    private static final int HTTPS = 443;

    static Optional<Destination> of(FunctionUrl url, SnapshotOrigin origin) {
        URI listed = url.url();
        String region = origin.region();
        String host = listed.getHost();
        if (host == null || !authorityIsPlain(listed)) {
            return Optional.empty();
        }
        boolean aws = "https".equals(listed.getScheme())
                && (listed.getPort() == -1 || listed.getPort() == HTTPS)
                && host.matches("[a-z0-9]{8,64}\\.lambda-url\\." + Pattern.quote(region) + "\\.on\\.aws");
        boolean here = origin.loopback()
                && "http".equals(listed.getScheme())
                && listed.getPort() > 0
                && host.matches("[a-z0-9]{8,64}\\.lambda-url\\." + Pattern.quote(region) + "\\.localhost");
        return aws || here
                ? Optional.of(new Destination(listed.getScheme(), host, here ? listed.getPort() : -1, here, region))
                : Optional.empty();
    }

    static Problem refused(FunctionUrl url) {
        return new Problem(
                "The request was not sent.",
                url.host() + " is not the host of a Lambda function URL in this Region.",
                "Read functions again; custom domains and Web Functions cannot be signed for here.");
    }

    /** No user, no path but the slash, no query: one reading of it and no other. */
    private static boolean authorityIsPlain(URI listed) {
        boolean rootPath = listed.getRawPath() == null
                || listed.getRawPath().isEmpty()
                || listed.getRawPath().equals("/");
        String authority = listed.getPort() == -1 ? listed.getHost() : listed.getHost() + ":" + listed.getPort();
        return rootPath
                && listed.getRawQuery() == null
                && listed.getRawFragment() == null
                && authority.equals(listed.getRawAuthority());
    }

    /** With the port where it is not the scheme's own. */
    String authority() {
        return port == -1 ? host : host + ":" + port;
    }

    URI uri(RequestTarget target) {
        return URI.create(scheme + "://" + authority() + target.text());
    }
}
