/** The pages of one user, role or group: its policies, their editing, its making and its end. */
@NullMarked
package dev.latchkey.permission.principals;

import org.jspecify.annotations.NullMarked;
