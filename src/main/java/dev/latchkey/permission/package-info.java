/** What operators change: identity policies, resource-policy statements, users, functions and their URLs, each shown before it is done. */
@ApplicationModule(
        allowedDependencies = {"policy", "policy :: json", "inventory", "access", "aws", "activity", "console"})
@NullMarked
package dev.latchkey.permission;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
