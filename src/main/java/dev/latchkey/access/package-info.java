/** One question: can this principal invoke that function URL, and why. */
@ApplicationModule(allowedDependencies = {"policy", "policy :: json", "inventory", "console"})
@NullMarked
package dev.latchkey.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
