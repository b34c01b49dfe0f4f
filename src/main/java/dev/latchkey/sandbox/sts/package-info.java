/** The operations of STS and the sessions they issue. */
@NullMarked
package dev.latchkey.sandbox.sts;

import org.jspecify.annotations.NullMarked;
