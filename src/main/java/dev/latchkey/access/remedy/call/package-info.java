/** What the caller could do otherwise while every policy stays as it is. */
@NullMarked
package dev.latchkey.access.remedy.call;

import org.jspecify.annotations.NullMarked;
