package dev.latchkey.access;

import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.policy.Arn;
import dev.latchkey.policy.Effect;
import dev.latchkey.policy.Principal;
import dev.latchkey.policy.PrincipalElement;
import dev.latchkey.policy.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a resource policy lets in beside the users and roles of its own account.
 *
 * <p>AWS: "AWS JSON policy elements: Principal". Unique ids of deleted principals name nobody.
 */
final class NamedPrincipals {

    /** Stands for every account there is. */
    private static final String SOME_ACCOUNT = "000000000000";

    private NamedPrincipals() {}

    /**
     * @param arn empty for services and anyone
     * @param theirs what else must be true, as the end of a reason
     */
    record Named(CallerKind kind, String name, String arn, Subject subject, String theirs) {}

    static Collection<Named> in(FunctionUrl url) {
        Map<String, Named> named = new LinkedHashMap<>();
        List<Statement> statements = new ArrayList<>();
        url.resourcePolicy().policy().ifPresent(policy -> statements.addAll(policy.statements()));
        for (Statement statement : statements) {
            PrincipalElement element = statement.principal().orElse(null);
            if (statement.effect() == Effect.ALLOW && element != null && !element.negated()) {
                element.services().forEach(service -> named.putIfAbsent(service, service(service)));
                element.aws()
                        .forEach(value -> named(value, url.accountId())
                                .ifPresent(found -> named.putIfAbsent(found.name() + found.arn(), found)));
            }
        }
        return named.values();
    }

    private static Optional<Named> named(String value, String owner) {
        if (value.equals("*")) {
            return Optional.of(anyone());
        }
        if (value.matches("\\d{12}")) {
            return value.equals(owner) ? Optional.empty() : Optional.of(account(value));
        }
        return Arn.parse(value).flatMap(arn -> named(value, arn, owner));
    }

    private static Optional<Named> named(String value, Arn arn, String owner) {
        boolean session = arn.resource().startsWith("assumed-role/");
        if (arn.account().equals(owner)) {
            String name = arn.resource().substring(arn.resource().indexOf('/') + 1);
            Subject subject = Subject.of(new Principal.User(value, value), SignedWith.SOME_SESSION);
            return session ? Optional.of(new Named(CallerKind.SESSION, name, value, subject, "")) : Optional.empty();
        }
        if (arn.resource().equals("root")) {
            return Optional.of(account(arn.account()));
        }
        String name =
                arn.account() + " " + arn.resource().substring(arn.resource().indexOf('/') + 1);
        Subject subject = new Subject(principal(value, arn), Map.of(), Set.of("aws:userid"), SignedWith.ANYTHING);
        return Optional.of(new Named(
                CallerKind.OTHER_ACCOUNT, name, value, subject, ", if account " + arn.account() + " allows it too"));
    }

    static Principal principal(String value, Arn arn) {
        String[] resource = arn.resource().split("/");
        String name = resource[resource.length - 1];
        String sts = "arn:" + arn.partition() + ":sts::" + arn.account() + ":assumed-role/";
        return switch (resource[0]) {
            case "role" -> new Principal.RoleSession(value, sts + name + "/any", value + ":any");
            case "assumed-role" ->
                new Principal.RoleSession(
                        "arn:" + arn.partition() + ":iam::" + arn.account() + ":role/" + resource[1], value, value);
            default -> new Principal.User(value, value);
        };
    }

    private static Named account(String account) {
        String arn = "arn:aws:iam::" + account + ":root";
        Principal somebody = new Principal.User("arn:aws:iam::" + account + ":user/any", "any");
        Subject subject = new Subject(
                somebody,
                Map.of(),
                Set.of("aws:PrincipalArn", "aws:userid", "aws:username", "aws:PrincipalType"),
                SignedWith.ANYTHING);
        return new Named(
                CallerKind.OTHER_ACCOUNT,
                "account " + account,
                arn,
                subject,
                ", for whom account " + account + " allows it");
    }

    private static Named anyone() {
        Principal somebody = new Principal.User("arn:aws:iam::" + SOME_ACCOUNT + ":user/any", "any");
        Set<String> open = Set.of(
                "aws:PrincipalArn",
                "aws:PrincipalAccount",
                "aws:PrincipalType",
                "aws:userid",
                "aws:username",
                "aws:PrincipalOrgID",
                "aws:PrincipalOrgPaths");
        return new Named(
                CallerKind.ANYONE,
                "Anyone who signs",
                "",
                new Subject(somebody, Map.of(), open, SignedWith.ANYTHING),
                ", if their account allows it too");
    }

    private static Named service(String name) {
        Subject subject = Subject.of(new Principal.Service(name), SignedWith.LONG_TERM_KEY);
        return new Named(CallerKind.SERVICE, name, "", subject, "");
    }
}
