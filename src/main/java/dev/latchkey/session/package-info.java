/** Access keys and minted STS sessions: their expiry, the custody of their secrets, and their pages. */
@ApplicationModule(allowedDependencies = {"aws", "activity", "console"})
@NullMarked
package dev.latchkey.session;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
