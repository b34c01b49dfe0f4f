/** What the access check found, in words: verdict, six gates, the statement that decides or comes closest. */
@NullMarked
package dev.latchkey.access.explain;

import org.jspecify.annotations.NullMarked;
