/** The front end of function URLs: authentication, authorization, event, answer. */
@NullMarked
package dev.latchkey.sandbox.url;

import org.jspecify.annotations.NullMarked;
