/** What would allow a call that is not allowed: small changes, each evaluated before it is shown. */
@NullMarked
package dev.latchkey.access.remedy;

import org.jspecify.annotations.NullMarked;
