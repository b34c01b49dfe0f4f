/** The operations of IAM: users, groups, roles, their policies, access keys and the account as a whole. */
@NullMarked
package dev.latchkey.sandbox.iam;

import org.jspecify.annotations.NullMarked;
