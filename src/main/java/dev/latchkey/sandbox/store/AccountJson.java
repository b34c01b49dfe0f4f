package dev.latchkey.sandbox.store;

import dev.latchkey.sandbox.account.Account;
import dev.latchkey.sandbox.account.User;
import dev.latchkey.sandbox.caller.Sessions;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The whole account as JSON; an export of a real account is read as well, since only names are required. */
public final class AccountJson {

    private static final String AWS_POLICIES = "/dev/latchkey/sandbox/aws-managed-policies.json";

    private AccountJson() {}

    /** An account and the sessions it has given out. */
    public record Loaded(Account account, Sessions sessions) {}

    /** Reads an account; throws when the text is no account. */
    public static Loaded read(String text, Instant now) {
        JsonNode tree = tree(text);
        String accountId = Json.text(tree, "accountId", "");
        if (!accountId.matches("\\d{12}")) {
            throw new IllegalArgumentException("\"accountId\" is not twelve digits");
        }
        String region = Json.text(tree, "region", "us-east-1");
        Account account = new Account(accountId, region);
        IdentityJson identities = new IdentityJson(accountId, now);
        JsonNode details = tree.path("authorizationDetails");
        awsPolicies().forEach(policy -> account.put(identities.policy(policy)));
        details.path("Policies").forEach(policy -> account.put(identities.policy(policy)));
        details.path("GroupDetailList").forEach(group -> account.put(identities.group(group)));
        details.path("RoleDetailList").forEach(role -> account.put(identities.role(role)));
        details.path("UserDetailList").forEach(user -> account.put(identities.user(user)));
        FunctionJson functions = new FunctionJson(accountId, region, now);
        tree.path("functions").forEach(function -> account.put(functions.function(function)));
        Sessions sessions = new Sessions();
        tree.path("sessions").forEach(session -> sessions.add(SessionJson.read(session), now));
        return new Loaded(account, sessions);
    }

    /** The parser's own message would quote the text, which holds secrets. */
    private static JsonNode tree(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            throw new IllegalArgumentException("it is not JSON"
                    + (at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr()));
        }
    }

    /** Writes all there is, secrets included: for the sandbox's own file. */
    public static String write(Account account, Sessions sessions) {
        ObjectNode tree = tree(account);
        ArrayNode issued = tree.putArray("sessions");
        sessions.all().forEach(session -> issued.add(SessionJson.write(session)));
        return Json.MAPPER.writeValueAsString(tree);
    }

    /** Writes the account without any secret: for showing. */
    public static String export(Account account) {
        ObjectNode tree = tree(account);
        tree.path("authorizationDetails").path("UserDetailList").forEach(user -> {
            if (user instanceof ObjectNode node) {
                node.remove("AccessKeys");
            }
        });
        return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree);
    }

    private static ObjectNode tree(Account account) {
        ObjectNode tree =
                Json.MAPPER.createObjectNode().put("accountId", account.id()).put("region", account.region());
        ObjectNode details = tree.putObject("authorizationDetails");
        ArrayNode users = details.putArray("UserDetailList");
        account.users().forEach((User user) -> users.add(IdentityJson.write(user)));
        ArrayNode groups = details.putArray("GroupDetailList");
        account.groups().forEach(group -> groups.add(IdentityJson.write(group)));
        ArrayNode roles = details.putArray("RoleDetailList");
        account.roles().forEach(role -> roles.add(IdentityJson.write(role)));
        ArrayNode policies = details.putArray("Policies");
        account.policies().stream()
                .filter(policy -> !policy.isOfAws())
                .forEach(policy -> policies.add(IdentityJson.write(policy)));
        ArrayNode functions = tree.putArray("functions");
        account.functions().forEach(function -> functions.add(FunctionJson.write(function)));
        return tree;
    }

    private static JsonNode awsPolicies() {
        try (InputStream in = Objects.requireNonNull(AccountJson.class.getResourceAsStream(AWS_POLICIES))) {
            return Json.MAPPER.readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException("The jar lacks " + AWS_POLICIES, e);
        }
    }
}
