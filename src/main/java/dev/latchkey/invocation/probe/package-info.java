/** One real request that tests a prediction: who may sign it, what its answer tells, and the card that shows it. */
@NullMarked
package dev.latchkey.invocation.probe;

import org.jspecify.annotations.NullMarked;
