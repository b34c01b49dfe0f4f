package dev.latchkey.sandbox.account;

import java.time.Instant;

/** What identifies anything in IAM: its ARN, the path and name the ARN is made of, its unique id, its birthday. */
public record Nameplate(String arn, String path, String name, String id, Instant created) {}
