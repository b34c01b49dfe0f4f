/** What AWS says exists: principals with their policies and function URLs with their resource policies; read-only, dated, and open about what could not be read. */
@ApplicationModule(allowedDependencies = {"policy", "policy :: json", "aws", "console"})
@NullMarked
package dev.latchkey.inventory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
