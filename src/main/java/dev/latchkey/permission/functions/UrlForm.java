package dev.latchkey.permission.functions;

import dev.latchkey.inventory.FunctionUrl.AuthType;
import dev.latchkey.inventory.FunctionUrl.InvokeMode;
import org.jspecify.annotations.Nullable;

/**
 * The URL configuration as it was sent.
 *
 * @param confirm the function's name, typed
 */
record UrlForm(
        @Nullable AuthType authType,
        @Nullable InvokeMode invokeMode,
        @Nullable String confirm) {

    AuthType wantedAuthType() {
        return authType == null ? AuthType.AWS_IAM : authType;
    }

    InvokeMode wantedInvokeMode() {
        return invokeMode == null ? InvokeMode.BUFFERED : invokeMode;
    }

    boolean confirms(String name) {
        return confirm != null && confirm.strip().equals(name);
    }
}
