package dev.latchkey.inventory;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Lambda function URL: of the function itself or of one alias.
 *
 * @param qualifier the alias, or null for {@code $LATEST}
 * @param functionArn with the alias, as policies must name it
 * @param resourcePolicy of exactly this qualifier; the function's statements do not apply to an alias
 */
public record FunctionUrl(
        String functionName,
        @Nullable String qualifier,
        String functionArn,
        URI url,
        AuthType authType,
        InvokeMode invokeMode,
        ResourcePolicy resourcePolicy) {

    /** Who checks the caller. */
    public enum AuthType {
        AWS_IAM,
        NONE
    }

    /** Whether the response is collected first or passed on as it comes. */
    public enum InvokeMode {
        BUFFERED,
        RESPONSE_STREAM
    }

    /** The same URL with that resource policy. */
    public FunctionUrl with(ResourcePolicy other) {
        return new FunctionUrl(functionName, qualifier, functionArn, url, authType, invokeMode, other);
    }

    /** The same URL with that auth type. */
    public FunctionUrl with(AuthType other) {
        return new FunctionUrl(functionName, qualifier, functionArn, url, other, invokeMode, resourcePolicy);
    }

    /** {@code name} or {@code name:qualifier}, as in addresses. */
    public String id() {
        return qualifier == null ? functionName : functionName + ":" + qualifier;
    }

    public Optional<String> findQualifier() {
        return Optional.ofNullable(qualifier);
    }

    /** The host, with its port where it is not 443. */
    public String host() {
        return url.getAuthority();
    }

    /** The account that owns the function. */
    public String accountId() {
        return functionArn.split(":", 6)[4];
    }

    /** Whether it answers without a signature, if its resource policy lets anyone in. */
    public boolean unsigned() {
        return authType == AuthType.NONE;
    }
}
