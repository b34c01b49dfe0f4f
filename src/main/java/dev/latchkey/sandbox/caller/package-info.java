/** Who signed a call, and what the policies in force let him do. */
@NullMarked
package dev.latchkey.sandbox.caller;

import org.jspecify.annotations.NullMarked;
