package dev.latchkey.permission.statement;

import dev.latchkey.policy.Arn;
import dev.latchkey.policy.PrincipalElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A Principal element in words: the user, the role, any principal in account N, anyone, the service. */
final class PrincipalWords {

    private PrincipalWords() {}

    static void add(Phrase phrase, PrincipalElement element) {
        if (element.negated()) {
            phrase.star("* anyone").words(" except ");
        }
        List<Runnable> items = new ArrayList<>();
        element.aws().forEach(aws -> items.add(() -> addAws(phrase, aws, element.negated())));
        element.services()
                .forEach(service -> items.add(() -> phrase.words("the service ").name(service)));
        element.federated()
                .forEach(provider ->
                        items.add(() -> phrase.words("the identity provider ").name(lastPart(provider), provider)));
        element.canonicalUsers()
                .forEach(user ->
                        items.add(() -> phrase.words("the canonical user ").name(user)));
        phrase.list(items, "and");
    }

    /** Whether the text is what AWS leaves in place of a deleted user or role, "IAM identifiers". */
    static boolean deleted(String aws) {
        return aws.matches("A[A-Z]{3}[A-Z0-9]{12,}") && !aws.startsWith("ASIA");
    }

    private static void addAws(Phrase phrase, String aws, boolean negated) {
        if (aws.equals("*")) {
            phrase.star(negated ? "*" : "* anyone");
        } else if (deleted(aws)) {
            phrase.words(aws.startsWith("AROA") ? "a deleted role " : "a deleted user ")
                    .name(aws);
        } else if (aws.matches("\\d{12}")) {
            phrase.words("any principal in account ").name(aws);
        } else {
            Optional<Arn> arn = Arn.parse(aws);
            if (arn.isPresent()) {
                addArn(phrase, arn.get(), aws);
            } else {
                phrase.name(aws);
            }
        }
    }

    private static void addArn(Phrase phrase, Arn arn, String text) {
        String resource = arn.resource();
        String kind = resource.contains("/") ? resource.substring(0, resource.indexOf('/')) : resource;
        switch (kind) {
            case "root" -> phrase.words("any principal in account ").name(arn.account(), text);
            case "user" -> phrase.words("the user ").name(lastPart(resource), text);
            case "role" -> phrase.words("the role ").name(lastPart(resource), text);
            case "assumed-role" ->
                phrase.words("the role session ").name(resource.substring(resource.indexOf('/') + 1), text);
            case "federated-user" -> phrase.words("the federated user ").name(lastPart(resource), text);
            default -> phrase.name(text);
        }
    }

    private static String lastPart(String resource) {
        return resource.substring(resource.lastIndexOf('/') + 1);
    }
}
