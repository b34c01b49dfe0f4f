package dev.latchkey.sandbox.signature;

import dev.latchkey.sandbox.signature.SignatureRefused.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a request says of its own signature, in the Authorization header or in the query.
 *
 * @param amzDate as sent, {@code 20261123T010000Z}
 * @param lifetime seconds from the date, of a presigned request
 */
public record Claim(
        String accessKeyId,
        CredentialScope scope,
        List<String> signedHeaders,
        String signature,
        String amzDate,
        Optional<String> token,
        Optional<Integer> lifetime) {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final int LONGEST_LIFETIME = 604_800;

    /** Reads the claim, or empty when the request makes none. */
    public static Optional<Claim> of(SignedRequest request) throws SignatureRefused {
        Optional<String> header = request.header("authorization");
        if (header.isPresent()) {
            return header.get().startsWith(ALGORITHM)
                    ? Optional.of(fromHeader(request, header.get().substring(ALGORITHM.length())))
                    : Optional.empty();
        }
        Map<String, String> query = parameters(request.rawQuery());
        return query.containsKey("X-Amz-Algorithm") ? Optional.of(fromQuery(query)) : Optional.empty();
    }

    private static Claim fromHeader(SignedRequest request, String value) throws SignatureRefused {
        Map<String, String> parts = new HashMap<>();
        for (String part : value.split(",")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parts.put(
                        part.substring(0, equals).strip(),
                        part.substring(equals + 1).strip());
            }
        }
        for (String name : List.of("Credential", "Signature", "SignedHeaders")) {
            if (!parts.containsKey(name)) {
                throw new SignatureRefused(
                        Kind.INCOMPLETE,
                        "Authorization header requires '" + name + "' parameter. Authorization=" + ALGORITHM);
            }
        }
        Optional<String> date = request.header("x-amz-date");
        if (date.isEmpty()) {
            throw new SignatureRefused(
                    Kind.INCOMPLETE,
                    "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
        }
        return claim(
                parts.get("Credential"),
                parts.get("SignedHeaders"),
                parts.get("Signature"),
                date.get(),
                request.header("x-amz-security-token"),
                Optional.empty());
    }

    private static Claim fromQuery(Map<String, String> query) throws SignatureRefused {
        for (String name :
                List.of("X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date", "X-Amz-Expires")) {
            if (!query.containsKey(name)) {
                throw new SignatureRefused(Kind.INCOMPLETE, "AWS query-string parameters must include '" + name + "'.");
            }
        }
        String expires = query.getOrDefault("X-Amz-Expires", "");
        if (!ALGORITHM.equals(query.get("X-Amz-Algorithm"))
                || !expires.matches("[0-9]{1,6}")
                || Integer.parseInt(expires) < 1
                || Integer.parseInt(expires) > LONGEST_LIFETIME) {
            throw new SignatureRefused(
                    Kind.INCOMPLETE, "X-Amz-Expires must be between 1 and " + LONGEST_LIFETIME + " seconds.");
        }
        return claim(
                query.get("X-Amz-Credential"),
                query.get("X-Amz-SignedHeaders"),
                query.get("X-Amz-Signature"),
                query.getOrDefault("X-Amz-Date", ""),
                Optional.ofNullable(query.get("X-Amz-Security-Token")),
                Optional.of(Integer.parseInt(expires)));
    }

    private static Claim claim(
            @Nullable String credential,
            @Nullable String signedHeaders,
            @Nullable String signature,
            String date,
            Optional<String> token,
            Optional<Integer> lifetime)
            throws SignatureRefused {
        String[] scope = String.valueOf(credential).split("/", -1);
        if (scope.length != 5) {
            throw new SignatureRefused(
                    Kind.INCOMPLETE,
                    "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term,"
                            + " got '" + credential + "'");
        }
        return new Claim(
                scope[0],
                new CredentialScope(scope[1], scope[2], scope[3], scope[4]),
                List.of(String.valueOf(signedHeaders).split(";")),
                String.valueOf(signature),
                date,
                token,
                lifetime);
    }

    /** The decoded query; of a repeated name the first. */
    static Map<String, String> parameters(String rawQuery) {
        Map<String, String> parameters = new TreeMap<>();
        for (String pair : rawQuery.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.putIfAbsent(
                        UriCoding.decode(pair.substring(0, equals)), UriCoding.decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }
}
