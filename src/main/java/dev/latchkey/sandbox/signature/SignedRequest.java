package dev.latchkey.sandbox.signature;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A request as it came over the wire.
 *
 * @param rawPath as sent, percent-encoding untouched
 * @param rawQuery as sent, empty when there is none
 */
public record SignedRequest(String method, String rawPath, String rawQuery, List<Header> headers, byte[] body) {

    public SignedRequest {
        headers = List.copyOf(headers);
    }

    /** One header line; the name in lower case. */
    public record Header(String name, String value) {
        public Header {
            name = name.toLowerCase(Locale.ROOT);
        }
    }

    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equals(name))
                .map(Header::value)
                .findFirst();
    }

    List<String> values(String name) {
        return headers.stream()
                .filter(header -> header.name().equals(name))
                .map(Header::value)
                .toList();
    }
}
