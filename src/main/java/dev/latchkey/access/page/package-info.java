/** The pages Functions and Principals, the tab Can invoke, and the card Functions on Home. */
@NullMarked
package dev.latchkey.access.page;

import org.jspecify.annotations.NullMarked;
