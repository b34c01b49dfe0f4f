/** Policy text as operators type it: where things stand in it, what to say about it, how big it is. */
@NullMarked
package dev.latchkey.permission.text;

import org.jspecify.annotations.NullMarked;
