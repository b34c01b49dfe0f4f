/** What a change would do to who can invoke what, told before it is made. */
@NullMarked
package dev.latchkey.permission.effect;

import org.jspecify.annotations.NullMarked;
