package dev.latchkey.access.question;

import dev.latchkey.access.SignedWith;
import java.util.Arrays;
import java.util.Optional;

/** What the call is signed with, as the address and the page name it. */
public enum Signing {
    NOT_SAID("", "Not said", SignedWith.ANYTHING),
    KEY("key", "Long-term key", SignedWith.LONG_TERM_KEY),
    SESSION("session", "Session without MFA", SignedWith.SESSION),
    SESSION_WITH_MFA("session-mfa", "Session with MFA", SignedWith.SESSION_WITH_MFA);

    private final String value;
    private final String words;
    private final SignedWith meaning;

    Signing(String value, String words, SignedWith meaning) {
        this.value = value;
        this.words = words;
        this.meaning = meaning;
    }

    static Optional<Signing> of(String value) {
        return Arrays.stream(values()).filter(each -> each.value.equals(value)).findFirst();
    }

    /** In the address: {@code session-mfa}. */
    public String value() {
        return value;
    }

    /** On the page: {@code Session with MFA}. */
    public String words() {
        return words;
    }

    public SignedWith meaning() {
        return meaning;
    }
}
