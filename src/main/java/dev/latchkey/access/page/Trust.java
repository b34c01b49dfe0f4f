package dev.latchkey.access.page;

import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.policy.Arn;
import dev.latchkey.policy.Effect;
import dev.latchkey.policy.Policy;
import dev.latchkey.policy.PrincipalElement;
import dev.latchkey.policy.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who may assume a role, in a few words. */
final class Trust {

    private Trust() {}

    static List<String> words(KnownPrincipal role) {
        return Stream.ofNullable(role.trust())
                .flatMap(document -> document.policy().stream())
                .map(Policy::statements)
                .flatMap(List::stream)
                .filter(statement -> statement.effect() == Effect.ALLOW)
                .map(Statement::principal)
                .flatMap(Optional::stream)
                .flatMap(element -> named(element, role.accountId()))
                .distinct()
                .toList();
    }

    private static Stream<String> named(PrincipalElement element, String account) {
        return Stream.of(
                        element.services().stream(),
                        element.aws().stream().map(value -> word(value, account)),
                        element.federated().stream().map(value -> value.substring(value.lastIndexOf('/') + 1)))
                .flatMap(each -> each);
    }

    private static String word(String value, String account) {
        if (value.equals("*")) {
            return "anyone";
        }
        Optional<Arn> arn = Arn.parse(value);
        String owner = arn.map(Arn::account).orElse(value);
        String resource = arn.map(Arn::resource).orElse("root");
        if (resource.equals("root")) {
            return owner.equals(account) ? "this account" : owner.matches("\\d{12}") ? "account " + owner : owner;
        }
        String name = resource.replaceFirst("^(user|role|assumed-role)/", "");
        return owner.equals(account) ? name : owner + " " + name;
    }
}
