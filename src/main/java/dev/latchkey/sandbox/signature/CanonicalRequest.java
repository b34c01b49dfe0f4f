package dev.latchkey.sandbox.signature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The canonical form of a request ("Create a signed AWS API request", step 1).
 *
 * @param doubleEncoding every service but S3: the path is normalised and its segments are encoded once more
 */
public record CanonicalRequest(boolean doubleEncoding, boolean normalizing) {

    /** As Lambda, STS and IAM compute it. */
    public static final CanonicalRequest STANDARD = new CanonicalRequest(true, true);

    private static final String SIGNATURE_PARAMETER = "X-Amz-Signature";

    /**
     * @param signedHeaders in the order the client gave
     */
    public String of(SignedRequest request, List<String> signedHeaders, String payloadHash) {
        StringBuilder canonical = new StringBuilder();
        canonical.append(request.method()).append('\n');
        canonical.append(path(request.rawPath())).append('\n');
        canonical.append(query(request.rawQuery())).append('\n');
        for (String name : signedHeaders) {
            canonical
                    .append(name)
                    .append(':')
                    .append(value(request.values(name)))
                    .append('\n');
        }
        canonical.append('\n').append(String.join(";", signedHeaders)).append('\n');
        return canonical.append(payloadHash).toString();
    }

    String path(String rawPath) {
        String path = rawPath.isEmpty() ? "/" : rawPath;
        String normal = normalizing ? UriCoding.normalize(path) : path;
        return doubleEncoding ? UriCoding.encodePath(normal) : UriCoding.encodePath(UriCoding.decode(normal));
    }

    /** Names and values encoded once, sorted by name, then value; the signature itself is left out. */
    String query(String rawQuery) {
        if (rawQuery.isEmpty()) {
            return "";
        }
        List<Map.Entry<String, String>> pairs = new ArrayList<>();
        for (String pair : rawQuery.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            if (!pair.isEmpty() && !UriCoding.decode(name).equals(SIGNATURE_PARAMETER)) {
                pairs.add(
                        Map.entry(UriCoding.encode(UriCoding.decode(name)), UriCoding.encode(UriCoding.decode(value))));
            }
        }
        pairs.sort(Map.Entry.<String, String>comparingByKey().thenComparing(Map.Entry.comparingByValue()));
        return pairs.stream()
                .map(pair -> pair.getKey() + "=" + pair.getValue())
                .reduce((one, other) -> one + "&" + other)
                .orElse("");
    }

    /** Runs of blanks folded to one, several values joined by commas; a folded line counts as a further value. */
    private static String value(List<String> values) {
        return values.stream()
                .flatMap(value -> Arrays.stream(value.split("\\R")))
                .map(value -> value.strip().replaceAll("\\s+", " "))
                .reduce((one, other) -> one + "," + other)
                .orElse("");
    }

    /** Whether the names are in the order the specification asks for. */
    static boolean sorted(List<String> names) {
        String[] ordered = names.toArray(String[]::new);
        Arrays.sort(ordered, Comparator.naturalOrder());
        return List.of(ordered).equals(names);
    }
}
