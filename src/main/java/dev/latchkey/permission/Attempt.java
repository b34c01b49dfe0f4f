package dev.latchkey.permission;

import dev.latchkey.activity.ActivityKind;
import dev.latchkey.aws.Connection;
import dev.latchkey.console.Operator;
import java.util.Map;

/**
 * One effect an operator asks for, as it will stand in the log.
 *
 * @param subject what is acted on, by name
 * @param facts keys of the log, never a secret
 */
public record Attempt(
        ActivityKind kind, Operator operator, Connection connection, String subject, Map<String, String> facts) {}
