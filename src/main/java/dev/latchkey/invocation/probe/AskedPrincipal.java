package dev.latchkey.invocation.probe;

import dev.latchkey.session.SigningIdentity;
import java.util.Arrays;
import java.util.List;

/**
 * The principal of a question, as far as it decides who may sign for it ("IAM identifiers", IAM User Guide).
 *
 * @param account twelve digits, empty where there is none
 * @param name without its path; of a role session the role's
 * @param sessionName empty but for a role session
 */
record AskedPrincipal(Kind kind, String arn, String partition, String account, String name, String sessionName) {

    private static final int ARN_PARTS = 6;

    /** What an ARN can stand for. */
    enum Kind {
        ANYBODY,
        USER,
        ROLE,
        ROLE_SESSION,
        FEDERATED_USER,
        GROUP,
        ROOT,
        SERVICE,
        NOTHING
    }

    static AskedPrincipal of(String text) {
        if (text.equals(Question.ANYBODY)) {
            return new AskedPrincipal(Kind.ANYBODY, text, "", "", text, "");
        }
        String[] parts = text.split(":", ARN_PARTS);
        if (parts.length < ARN_PARTS || !parts[0].equals("arn")) {
            boolean service = text.matches("[a-z0-9.-]+\\.amazonaws\\.com(\\.cn)?");
            return new AskedPrincipal(service ? Kind.SERVICE : Kind.NOTHING, text, "", "", text, "");
        }
        List<String> resource = Arrays.asList(parts[5].split("/", -1));
        Kind kind = kind(parts[2], resource);
        boolean session = kind == Kind.ROLE_SESSION;
        return new AskedPrincipal(
                kind,
                text,
                parts[1],
                parts[4],
                session ? resource.get(1) : resource.getLast(),
                session ? resource.get(2) : "");
    }

    private static Kind kind(String service, List<String> resource) {
        boolean named = resource.size() > 1 && !resource.getLast().isEmpty();
        return switch (service + "/" + resource.getFirst()) {
            case "iam/root" -> Kind.ROOT;
            case "iam/user" -> named ? Kind.USER : Kind.NOTHING;
            case "iam/role" -> named ? Kind.ROLE : Kind.NOTHING;
            case "iam/group" -> named ? Kind.GROUP : Kind.NOTHING;
            case "sts/assumed-role" -> named && resource.size() == 3 ? Kind.ROLE_SESSION : Kind.NOTHING;
            case "sts/federated-user" -> named ? Kind.FEDERATED_USER : Kind.NOTHING;
            default -> Kind.NOTHING;
        };
    }

    /** Whether a request signed with it is one of exactly this principal; a role is there through its sessions only. */
    boolean signedBy(SigningIdentity identity) {
        if (identity.principalArn().equals(arn)) {
            return true;
        }
        AskedPrincipal signer = of(identity.principalArn());
        return kind == Kind.ROLE
                && signer.kind == Kind.ROLE_SESSION
                && signer.partition.equals(partition)
                && signer.account.equals(account)
                && signer.name.equals(name);
    }

    /** The ARN of the role behind a session; a session's ARN leaves out the role's path. */
    String roleArn() {
        return kind == Kind.ROLE ? arn : "arn:" + partition + ":iam::" + account + ":role/" + name;
    }
}
