/** The wire: connections to AWS accounts, their clients, and AWS errors in words. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.latchkey.aws;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
