package dev.latchkey.inventory;

import java.time.Instant;

/** An access key of an IAM user as {@code ListAccessKeys} shows it, without its secret. */
public record KnownAccessKey(String id, boolean active, Instant created) {}
