/** First key: the eight steps from a function URL to a signed session, ticked by facts. */
@ApplicationModule(allowedDependencies = {"activity", "inventory", "console"})
@NullMarked
package dev.latchkey.tutorial;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
