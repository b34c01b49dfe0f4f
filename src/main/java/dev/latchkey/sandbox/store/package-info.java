/** The account on disk, in the shape of an account's own export. */
@NullMarked
package dev.latchkey.sandbox.store;

import org.jspecify.annotations.NullMarked;
