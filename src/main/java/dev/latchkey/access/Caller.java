package dev.latchkey.access;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who can invoke a function URL, or may be able to.
 *
 * @param name as shown
 * @param arn null for services and for anyone
 */
public record Caller(CallerKind kind, String name, @Nullable String arn, AccessReport report) {}
