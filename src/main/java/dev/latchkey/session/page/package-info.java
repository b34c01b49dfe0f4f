/** The pages of sessions: list and mint form, one session, copying and revealing, and the card on Home. */
@NullMarked
package dev.latchkey.session.page;

import org.jspecify.annotations.NullMarked;
