/** Signing and sending one request to a function URL, and what came back. */
@ApplicationModule(allowedDependencies = {"session", "session :: credentials", "inventory", "activity", "console"})
@NullMarked
package dev.latchkey.invocation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
