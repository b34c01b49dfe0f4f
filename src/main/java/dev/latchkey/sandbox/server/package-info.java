/** The wire of the sandbox: one port, routed by host and path to services, function URLs and the control. */
@NullMarked
package dev.latchkey.sandbox.server;

import org.jspecify.annotations.NullMarked;
