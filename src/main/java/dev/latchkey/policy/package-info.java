/** The IAM policy language: what a policy says, and what a set of policies decides. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.latchkey.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
