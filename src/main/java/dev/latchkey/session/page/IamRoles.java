package dev.latchkey.session.page;

import dev.latchkey.aws.AwsClients;
import dev.latchkey.aws.Connection;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.model.Role;

/** Roles to suggest in the form; the field takes any ARN, so a refusal to list them stops nobody. */
@Component
class IamRoles {

    private static final int SHOWN = 300;

    private final AwsClients clients;

    IamRoles(AwsClients clients) {
        this.clients = clients;
    }

    /**
     * A role to choose.
     *
     * @param trust whom its trust policy names, as far as a glance tells; empty when somebody else
     */
    record Suggestion(String arn, String trust) {}

    /** Those that trust the principal first, then those that trust its account; empty when IAM does not list them. */
    List<Suggestion> trusting(Connection connection, String principalArn) {
        try {
            return clients.iam(connection).listRolesPaginator().roles().stream()
                    .limit(SHOWN)
                    .map(role -> new Suggestion(role.arn(), trust(role, principalArn)))
                    .sorted(Comparator.comparing(Suggestion::trust).reversed().thenComparing(Suggestion::arn))
                    .toList();
        } catch (SdkException refused) {
            return List.of();
        }
    }

    /** IAM sends documents percent-encoded ("GetRole", IAM API Reference). */
    private static String trust(Role role, String principalArn) {
        String document = URLDecoder.decode(role.assumeRolePolicyDocument(), StandardCharsets.UTF_8);
        if (document.contains('"' + principalArn + '"')) {
            return "trusts " + principalArn.substring(principalArn.lastIndexOf('/') + 1);
        }
        String[] parts = principalArn.split(":");
        String account = parts.length > 4 ? parts[4] : "";
        boolean names = !account.isEmpty()
                && (document.contains(":" + account + ":root\"") || document.contains('"' + account + '"'));
        return names ? "trusts its account" : "";
    }
}
