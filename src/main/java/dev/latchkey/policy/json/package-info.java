/** Policies as JSON text: read with positions and reasons, written in AWS's key order. */
@NamedInterface("json")
@NullMarked
package dev.latchkey.policy.json;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
