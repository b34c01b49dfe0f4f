/** Statements as Latchkey writes them and as people read them. */
@NullMarked
package dev.latchkey.permission.statement;

import org.jspecify.annotations.NullMarked;
