package dev.latchkey.sandbox.signature;

import dev.latchkey.sandbox.signature.SignatureRefused.Kind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether a request carries a valid signature. The order of the checks is the order AWS reports them in: scope,
 * date, key, token, expiry, signature ("Troubleshoot signed requests for AWS APIs").
 */
public final class SignatureVerifier {

    private static final DateTimeFormatter AMZ_DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String TERMINATOR = "aws4_request";
    private static final String EMPTY_HASH = SigningKey.sha256(new byte[0]);

    private static final String MISMATCH = "The request signature we calculated does not match the signature you"
            + " provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for"
            + " details.";

    private final Service service;
    private final Credential.Source credentials;

    public SignatureVerifier(Service service, Credential.Source credentials) {
        this.service = service;
        this.credentials = credentials;
    }

    /**
     * The service a request is for.
     *
     * @param regions the Regions its scope may name
     * @param skew how far a request's date may be off
     * @param words the spelling of its scope errors
     */
    public record Service(String name, Set<String> regions, Duration skew, ScopeWords words) {}

    /** Query services and the function-URL front end word the same errors differently. */
    public enum ScopeWords {
        QUERY,
        FRONT_END
    }

    /** Returns the credential that signed; throws when the signature is not accepted. */
    public Credential verify(SignedRequest request, Instant now) throws SignatureRefused {
        Claim claim = Claim.of(request)
                .orElseThrow(() -> new SignatureRefused(Kind.MISSING, "Request is missing Authentication Token"));
        checkScope(claim);
        checkDate(claim, now);
        Credential credential = credentials
                .find(claim.accessKeyId())
                .filter(Credential::active)
                .filter(known -> sameToken(known, claim))
                .orElseThrow(SignatureVerifier::unknown);
        if (credential.expires().filter(end -> !now.isBefore(end)).isPresent()) {
            throw new SignatureRefused(Kind.EXPIRED, "The security token included in the request is expired");
        }
        checkSignature(request, claim, credential);
        return credential;
    }

    private void checkScope(Claim claim) throws SignatureRefused {
        CredentialScope scope = claim.scope();
        boolean query = service.words() == ScopeWords.QUERY;
        if (!scope.terminator().equals(TERMINATOR)) {
            throw new SignatureRefused(
                    Kind.SCOPE, "Credential should be scoped with a valid terminator: 'aws4_request'" + tail(query));
        }
        if (!scope.service().equals(service.name())) {
            throw new SignatureRefused(
                    Kind.SCOPE,
                    "Credential should be scoped to correct service: '" + service.name() + "'" + tail(query));
        }
        if (!service.regions().contains(scope.region())) {
            throw new SignatureRefused(
                    Kind.SCOPE,
                    query
                            ? "Credential should be scoped to a valid Region, not " + scope.region()
                            : "Credential should be scoped to a valid region. ");
        }
    }

    /** The front end ends these sentences with a full stop and a blank. */
    private static String tail(boolean query) {
        return query ? "" : ". ";
    }

    private void checkDate(Claim claim, Instant now) throws SignatureRefused {
        Instant date = date(claim);
        if (!claim.amzDate().substring(0, 8).equals(claim.scope().date())) {
            throw new SignatureRefused(
                    Kind.SCOPE,
                    "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '"
                            + claim.scope().date() + "' != '" + claim.amzDate().substring(0, 8) + "', from '"
                            + claim.amzDate() + "'.");
        }
        Instant newest = now.plus(service.skew());
        String minutes = service.skew().toMinutes() + " min.)";
        if (date.isAfter(newest)) {
            throw new SignatureRefused(
                    Kind.SKEW,
                    "Signature not yet current: " + claim.amzDate() + " is still later than " + AMZ_DATE.format(newest)
                            + " (" + AMZ_DATE.format(now) + " + " + minutes);
        }
        checkAge(claim, date, now);
    }

    /** A presigned request says itself how long it lives; any other as long as clocks may differ. */
    private void checkAge(Claim claim, Instant date, Instant now) throws SignatureRefused {
        Duration grace = claim.lifetime().isPresent() ? Duration.ZERO : service.skew();
        Instant last = date.plusSeconds(claim.lifetime().orElse(0));
        Instant oldest = now.minus(grace);
        if (last.isBefore(oldest)) {
            throw new SignatureRefused(
                    Kind.SKEW,
                    "Signature expired: " + AMZ_DATE.format(last) + " is now earlier than " + AMZ_DATE.format(oldest)
                            + " (" + AMZ_DATE.format(now) + " - " + grace.toMinutes() + " min.)");
        }
    }

    private static Instant date(Claim claim) throws SignatureRefused {
        try {
            return LocalDateTime.parse(claim.amzDate(), AMZ_DATE).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new SignatureRefused(
                    Kind.INCOMPLETE,
                    "Date must be in ISO-8601 'basic format'. Got '" + claim.amzDate()
                            + "'. See http://en.wikipedia.org/wiki/ISO_8601");
        }
    }

    private static boolean sameToken(Credential known, Claim claim) {
        return known.token().isPresent() == claim.token().isPresent()
                && equal(known.token().orElse(""), claim.token().orElse(""));
    }

    private void checkSignature(SignedRequest request, Claim claim, Credential credential) throws SignatureRefused {
        String bodyHash = SigningKey.sha256(request.body());
        String canonical = CanonicalRequest.STANDARD.of(request, claim.signedHeaders(), payloadHash(request, claim));
        String stringToSign = SigningKey.stringToSign(claim.amzDate(), claim.scope(), canonical);
        String expected = SigningKey.sign(credential.secret(), claim.scope(), stringToSign);
        Optional<String> declared = request.header("x-amz-content-sha256");
        boolean honest = declared.isEmpty() || equal(declared.get(), bodyHash);
        if (!equal(expected, claim.signature()) || !honest || !signsWhatMatters(request, claim)) {
            throw new SignatureRefused(
                    Kind.MISMATCH,
                    service.words() == ScopeWords.QUERY
                            ? MISMATCH + "\n\nThe Canonical String for this request should have been\n'" + canonical
                                    + "'\n\nThe String-to-Sign should have been\n'" + stringToSign + "'\n"
                            : MISMATCH);
        }
    }

    /** A presigned request has no body to hash; UNSIGNED-PAYLOAD is for S3. */
    private static String payloadHash(SignedRequest request, Claim claim) {
        return claim.lifetime().isPresent() ? EMPTY_HASH : SigningKey.sha256(request.body());
    }

    /** The host and every {@code x-amz-} header must be signed, and the names in order. */
    private static boolean signsWhatMatters(SignedRequest request, Claim claim) {
        boolean presigned = claim.lifetime().isPresent();
        return claim.signedHeaders().contains("host")
                && CanonicalRequest.sorted(claim.signedHeaders())
                && request.headers().stream()
                        .map(SignedRequest.Header::name)
                        .filter(name -> name.startsWith("x-amz-"))
                        .allMatch(claim.signedHeaders()::contains)
                && (!presigned || request.body().length == 0);
    }

    private static boolean equal(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static SignatureRefused unknown() {
        return new SignatureRefused(Kind.UNKNOWN_KEY, "The security token included in the request is invalid.");
    }
}
