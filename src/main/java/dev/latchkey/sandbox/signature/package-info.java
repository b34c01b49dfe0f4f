/** Signature Version 4, verified as the specification says and never more leniently. */
@NullMarked
package dev.latchkey.sandbox.signature;

import org.jspecify.annotations.NullMarked;
