package dev.latchkey.policy;

import java.util.Locale;

/** Principals by short names: {@code user alice}, {@code role 444455556666/app}, {@code federated bob of alice}. */
final class Callers {

    static final String ACCOUNT = "111122223333";

    private Callers() {}

    static Principal named(String text) {
        String[] words = text.split(" ");
        String account = words.length > 1 && words[1].matches("\\d{12}(/.*)?") ? words[1].substring(0, 12) : ACCOUNT;
        String path = words.length > 1 ? words[1].replaceFirst("^\\d{12}/?", "") : "";
        String name = path.substring(path.lastIndexOf('/') + 1);
        String iam = "arn:aws:iam::" + account + ":";
        String sts = "arn:aws:sts::" + account + ":";
        return switch (words[0]) {
            case "user" -> new Principal.User(iam + "user/" + path, "AIDA" + name.toUpperCase(Locale.ROOT));
            case "role" ->
                new Principal.RoleSession(
                        iam + "role/" + path, sts + "assumed-role/" + name + "/night", "AROAEXAMPLE:night");
            case "federated" ->
                new Principal.FederatedUser(
                        sts + "federated-user/" + name, iam + "user/" + words[3], ACCOUNT + ":" + name);
            case "root" -> new Principal.Root(account);
            case "service" -> new Principal.Service(words[1]);
            case "anonymous" -> new Principal.Anonymous();
            default -> throw new IllegalArgumentException("No such caller: " + text);
        };
    }
}
