package dev.latchkey.inventory;

import org.jspecify.annotations.Nullable;

/**
 * A Lambda function, with or without a URL.
 *
 * @param arn without qualifier
 * @param role ARN of the execution role
 * @param runtime null for container images
 * @param resourcePolicy of the function itself; each alias has its own
 */
public record KnownFunction(
        String name, String arn, String role, @Nullable String runtime, ResourcePolicy resourcePolicy) {}
