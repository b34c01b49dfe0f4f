package dev.latchkey.sandbox.operation;

import dev.latchkey.sandbox.account.Account;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One verified call of the REST protocol (Lambda).
 *
 * @param labels the decoded parts of the path the route names
 * @param query the decoded query, first value of a name
 * @param headers by lower-case name
 */
public record RestCall(
        Map<String, String> labels,
        Map<String, String> query,
        Map<String, String> headers,
        byte[] body,
        Account account,
        Signer signer,
        Instant now) {

    public @Nullable String label(String name) {
        return labels.get(name);
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
