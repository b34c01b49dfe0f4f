/** What a change says: sentences in pieces, texts to copy, pages to go on. */
@NullMarked
package dev.latchkey.access.remedy.words;

import org.jspecify.annotations.NullMarked;
