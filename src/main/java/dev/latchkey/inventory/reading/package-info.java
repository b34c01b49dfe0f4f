/** Reads a snapshot from IAM and Lambda through the SDK. */
@NullMarked
package dev.latchkey.inventory.reading;

import org.jspecify.annotations.NullMarked;
