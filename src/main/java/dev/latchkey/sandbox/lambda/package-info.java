/** The operations of Lambda: functions, versions, aliases, function URLs, resource policies and direct invocation. */
@NullMarked
package dev.latchkey.sandbox.lambda;

import org.jspecify.annotations.NullMarked;
