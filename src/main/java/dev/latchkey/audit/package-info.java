/** What stands out over all connections: findings, each with what happened, why it matters and what to do. */
@ApplicationModule(allowedDependencies = {"access", "inventory", "policy", "activity", "console"})
@NullMarked
package dev.latchkey.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
