/** The append-only, hash-chained log of what operators did: an entry stands before its effect. */
@ApplicationModule(allowedDependencies = "console")
@NullMarked
package dev.latchkey.activity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
