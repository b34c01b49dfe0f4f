package dev.latchkey.sandbox.url;

import dev.latchkey.sandbox.signature.SignedRequest;

/**
 * A request to a function URL.
 *
 * @param host with port, as the client sent it
 * @param urlId the part before {@code .lambda-url}
 * @param peer address of the client
 */
public record UrlRequest(SignedRequest signed, String host, String urlId, String peer, boolean tooLarge) {}
