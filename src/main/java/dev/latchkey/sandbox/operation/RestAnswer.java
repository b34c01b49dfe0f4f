package dev.latchkey.sandbox.operation;

import java.util.Map;
import java.util.function.Supplier;

/** What a REST operation answers; {@link Later} leaves the account before it goes on. */
public sealed interface RestAnswer {

    /** Status, headers and body, which may be empty. */
    record Now(int status, Map<String, String> headers, byte[] body) implements RestAnswer {}

    /** The rest of an operation that may take its time, such as a function that runs; it must not touch the account. */
    record Later(Supplier<Now> rest) implements RestAnswer {}
}
