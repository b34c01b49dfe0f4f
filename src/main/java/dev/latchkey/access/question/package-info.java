/** What somebody asks the access check, as its address says it: who, which function URL, in what kind of call. */
@NullMarked
package dev.latchkey.access.question;

import org.jspecify.annotations.NullMarked;
