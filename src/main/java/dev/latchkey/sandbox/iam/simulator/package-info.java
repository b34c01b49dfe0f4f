/** IAM's policy simulator: what policies would decide, without a request. */
@NullMarked
package dev.latchkey.sandbox.iam.simulator;

import org.jspecify.annotations.NullMarked;
