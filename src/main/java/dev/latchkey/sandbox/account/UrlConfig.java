package dev.latchkey.sandbox.account;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The function URL of a function or of one of its aliases.
 *
 * @param urlId the 32 characters before {@code .lambda-url}
 * @param qualifier the alias, none for the function itself
 * @param authType {@code AWS_IAM} or {@code NONE}
 * @param invokeMode {@code BUFFERED} or {@code RESPONSE_STREAM}; none when it was never given
 */
public record UrlConfig(
        String urlId,
        @Nullable String qualifier,
        String authType,
        @Nullable String invokeMode,
        @Nullable Cors cors,
        Instant created,
        Instant modified) {

    /** What Lambda answers browsers of other origins; members that were not given are not there. */
    public record Cors(
            @Nullable Boolean allowCredentials,
            @Nullable List<String> allowHeaders,
            @Nullable List<String> allowMethods,
            @Nullable List<String> allowOrigins,
            @Nullable List<String> exposeHeaders,
            @Nullable Integer maxAge) {}

    /** The mode in force. */
    public String mode() {
        return invokeMode == null ? "BUFFERED" : invokeMode;
    }
}
