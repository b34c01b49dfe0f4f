package dev.latchkey.permission.principals;

import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.Snapshot;
import dev.latchkey.permission.PrincipalRef;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A principal with its policies in the four groups of its page. */
record PrincipalView(
        KnownPrincipal principal,
        List<HeldRow> inline,
        List<HeldRow> attached,
        List<HeldRow> fromGroups,
        @Nullable HeldRow boundary) {

    static PrincipalView of(KnownPrincipal principal, Snapshot snapshot) {
        return new PrincipalView(
                principal,
                principal.inline().stream().map(HeldRow::of).toList(),
                principal.attached().stream().map(HeldRow::of).toList(),
                snapshot.policiesOf(principal).stream()
                        .filter(held -> held.group().isPresent())
                        .map(HeldRow::of)
                        .toList(),
                principal.findBoundary().map(HeldRow::ofBoundary).orElse(null));
    }

    PrincipalRef ref() {
        return PrincipalRef.of(principal);
    }

    /** Whether it holds nothing at all that could allow a call. */
    public boolean bare() {
        return inline.isEmpty() && attached.isEmpty() && fromGroups.isEmpty();
    }

    Optional<HeldRow> find(String key) {
        return all().filter(row -> row.key().equals(key)).findFirst();
    }

    Optional<HeldRow> first() {
        return all().findFirst();
    }

    /** Texts of the inline policies but one. */
    List<String> inlineTextsBut(String name) {
        return inline.stream()
                .filter(row -> !row.held().name().equals(name))
                .map(row -> row.held().document().json())
                .toList();
    }

    private Stream<HeldRow> all() {
        return Stream.of(inline.stream(), attached.stream(), fromGroups.stream(), Stream.ofNullable(boundary))
                .flatMap(rows -> rows);
    }
}
