/** The only place where secrets are readable: sealed at rest, opened for one use. */
@NamedInterface("credentials")
@NullMarked
package dev.latchkey.session.credentials;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
