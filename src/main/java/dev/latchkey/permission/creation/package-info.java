/** Making and deleting users and functions: what has to go with them, and what a failed step leaves. */
@NullMarked
package dev.latchkey.permission.creation;

import org.jspecify.annotations.NullMarked;
