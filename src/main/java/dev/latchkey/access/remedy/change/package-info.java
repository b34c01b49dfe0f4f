/** One thing to do differently: each kind knows its words, its texts, and what is asked once it is made. */
@NullMarked
package dev.latchkey.access.remedy.change;

import org.jspecify.annotations.NullMarked;
