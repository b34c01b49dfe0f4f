package dev.latchkey.invocation.probe;

import dev.latchkey.invocation.RequestDraft;
import dev.latchkey.session.SigningIdentity;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who could sign a probe. */
sealed interface Signing {

    /**
     * The operator holds these.
     *
     * @param identities at least one
     * @param usual the id of the one to start with
     */
    record By(List<SigningIdentity> identities, String usual) implements Signing {

        public By {
            identities = List.copyOf(identities);
        }
    }

    /**
     * Nobody signs.
     *
     * @param why in one sentence
     */
    record Unsigned(String why) implements Signing {}

    /**
     * The operator holds nothing that would do.
     *
     * @param why in one sentence
     * @param remedy where to get it, or null where there is none
     */
    record Missing(String why, @Nullable Remedy remedy) implements Signing {}

    /** A link; {@code page} follows {@code /c/{connection}}. */
    record Remedy(String words, String page) {}

    /** What a form may sign with: one of those offered, whatever it asks for. */
    default Optional<String> identity(String asked) {
        return switch (this) {
            case By by ->
                by.identities.stream()
                        .map(SigningIdentity::id)
                        .filter(id -> id.equals(asked))
                        .findFirst();
            case Unsigned nobody -> Optional.of(RequestDraft.UNSIGNED);
            case Missing nothing -> Optional.empty();
        };
    }
}
