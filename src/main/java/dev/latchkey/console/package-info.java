/** The frame: sign-in, operators, layout, error pages and security headers. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.latchkey.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
