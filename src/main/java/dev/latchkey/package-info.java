/** The application; every module is a package below. */
@NullMarked
package dev.latchkey;

import org.jspecify.annotations.NullMarked;
