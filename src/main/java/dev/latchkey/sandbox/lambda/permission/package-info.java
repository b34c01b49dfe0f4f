/** Resource policies of functions, aliases and versions, statement by statement. */
@NullMarked
package dev.latchkey.sandbox.lambda.permission;

import org.jspecify.annotations.NullMarked;
