/** How calls to Lambda are read and checked and in which shapes they are answered. */
@NullMarked
package dev.latchkey.sandbox.lambda.wire;

import org.jspecify.annotations.NullMarked;
