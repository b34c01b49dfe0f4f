/** The functions the sandbox can run. */
@NullMarked
package dev.latchkey.sandbox.handler;

import org.jspecify.annotations.NullMarked;
