/** The pages of one function: who may call it, its URL, its making and its end. */
@NullMarked
package dev.latchkey.permission.functions;

import org.jspecify.annotations.NullMarked;
