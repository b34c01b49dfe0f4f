/** AWS's own answer beside ours, and why the two may differ. */
@NullMarked
package dev.latchkey.access.opinion;

import org.jspecify.annotations.NullMarked;
