/** What the pages of functions and principals have in common: confirmations, refusals and names that AWS takes. */
@NullMarked
package dev.latchkey.permission.page;

import org.jspecify.annotations.NullMarked;
