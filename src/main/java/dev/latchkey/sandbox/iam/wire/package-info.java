/** How calls to IAM are read and checked and in which shapes they are answered. */
@NullMarked
package dev.latchkey.sandbox.iam.wire;

import org.jspecify.annotations.NullMarked;
