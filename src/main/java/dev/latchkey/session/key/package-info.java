/** Long-term access keys of IAM users whose secret Latchkey holds: create, take in, switch, delete. */
@NullMarked
package dev.latchkey.session.key;

import org.jspecify.annotations.NullMarked;
