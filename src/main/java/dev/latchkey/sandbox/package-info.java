/** An AWS on loopback: STS, IAM, Lambda and function-URL hosts with an account of its own. */
@ApplicationModule(allowedDependencies = {"policy", "policy :: json"})
@NullMarked
package dev.latchkey.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
