/** What an operation of the sandbox is: one call in, one answer or one refusal out. */
@NullMarked
package dev.latchkey.sandbox.operation;

import org.jspecify.annotations.NullMarked;
