package dev.latchkey.access;

import dev.latchkey.inventory.FunctionUrl;
import java.util.Collection;
import java.util.List;

/** Who can be asked about besides the users and roles of the account: whom resource policies name. */
public final class Strangers {

    private Strangers() {}

    /**
     * @param principal an ARN, a service's name
     */
    public record Stranger(CallerKind kind, String name, String principal) {}

    /** Sessions, principals of other accounts and services, each once. */
    public static List<Stranger> namedBy(Collection<FunctionUrl> urls) {
        return urls.stream()
                .flatMap(url -> NamedPrincipals.in(url).stream())
                .filter(named -> named.kind() != CallerKind.ANYONE)
                .map(named ->
                        new Stranger(named.kind(), named.name(), named.arn().isEmpty() ? named.name() : named.arn()))
                .distinct()
                .toList();
    }
}
