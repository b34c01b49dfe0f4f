package dev.latchkey.policy;

/**
 * One question: may this principal do this to that.
 *
 * @param action {@code lambda:InvokeFunctionUrl}
 * @param resource an ARN, or {@code *} for operations without a resource
 */
public record AuthorizationRequest(Principal principal, String action, String resource, RequestContext context) {}
