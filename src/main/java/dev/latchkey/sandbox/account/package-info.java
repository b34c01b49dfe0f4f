/** The state of the sandbox's account: who exists in IAM and what runs in Lambda, as immutable values. */
@NullMarked
package dev.latchkey.sandbox.account;

import org.jspecify.annotations.NullMarked;
