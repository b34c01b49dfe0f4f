package dev.latchkey.sandbox.iam.wire;

import dev.latchkey.policy.json.PolicyKind;
import dev.latchkey.policy.json.PolicyReader;
import dev.latchkey.policy.json.ReadResult;
import dev.latchkey.sandbox.account.Account;
import dev.latchkey.sandbox.operation.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The text of a policy somebody wants to save. What IAM words by its own is told in IAM's words; every other breach of
 * the grammar is a syntax error.
 */
public final class PolicyText {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String text;
    private final List<JsonNode> statements;
    private final JsonNode policy;

    private PolicyText(String text) {
        this.text = text;
        this.policy = parsed(text);
        JsonNode statement = policy.path("Statement");
        this.statements = statement.isArray() ? List.copyOf(statement.values()) : List.of(statement);
        if (!policy.isObject() || statements.isEmpty() || !statements.stream().allMatch(JsonNode::isObject)) {
            throw syntax();
        }
    }

    /** The policy of a user, group or role, or a managed one. */
    public static void requireIdentityPolicy(String text) {
        PolicyText read = new PolicyText(text);
        read.refuseIfAny(List.of("Principal", "NotPrincipal"), "Policy document should not specify a principal.");
        read.requireVersion();
        read.requireSids();
        read.requireOneOf("Action", "NotAction", "Policy statement must contain actions.");
        read.requireOneOf("Resource", "NotResource", "Policy statement must contain resources.");
        read.texts("Resource", "NotResource").forEach(PolicyText::requireResource);
        read.texts("Action", "NotAction").forEach(PolicyText::requireAction);
        read.requireGrammar(PolicyKind.IDENTITY);
    }

    /** The policy that says who may assume a role. */
    public static void requireTrustPolicy(String text, Account account) {
        PolicyText read = new PolicyText(text);
        read.refuseIfAny(List.of("Resource"), "Has prohibited field Resource");
        read.refuseIfAny(List.of("NotResource"), "Has prohibited field NotResource");
        read.requireOneOf("Principal", "NotPrincipal", "Missing required field Principal");
        read.requireSids();
        read.requireOneOf("Action", "NotAction", "Missing required field Action");
        read.texts("Action", "NotAction").forEach(PolicyText::requireAction);
        read.texts("Action", "NotAction").forEach(PolicyText::requireAssumeRole);
        TrustedPrincipals trusted = new TrustedPrincipals(account);
        read.statements.forEach(statement -> trusted.require(statement.path("Principal")));
        read.requireGrammar(PolicyKind.TRUST);
    }

    /** Its length as quotas count it: without white space (IAM User Guide, "IAM and AWS STS quotas"). */
    public static int size(String text) {
        return (int) text.chars()
                .filter(character -> !Character.isWhitespace(character))
                .count();
    }

    private void requireVersion() {
        String version = policy.path("Version").asString("");
        if (!version.isEmpty() && !version.equals("2008-10-17") && !version.equals("2012-10-17")) {
            throw syntax();
        }
        if (!version.equals("2012-10-17")) {
            throw IamRefusals.malformed("Policy document must be version 2012-10-17 or greater.");
        }
    }

    private void requireSids() {
        Set<String> seen = new HashSet<>();
        for (JsonNode statement : statements) {
            String sid = statement.path("Sid").asString("");
            if (!sid.matches("[0-9A-Za-z]*")) {
                throw IamRefusals.malformed("Statement IDs (SID) must be alpha-numeric. Check that your input satisfies"
                        + " the regular expression [0-9A-Za-z]*");
            }
            if (!sid.isEmpty() && !seen.add(sid)) {
                throw IamRefusals.malformed("Statement IDs (SID) in a single policy must be unique.");
            }
        }
    }

    private void refuseIfAny(List<String> elements, String message) {
        if (statements.stream().anyMatch(one -> elements.stream().anyMatch(one::has))) {
            throw IamRefusals.malformed(message);
        }
    }

    private void requireOneOf(String element, String negated, String message) {
        for (JsonNode statement : statements) {
            JsonNode found = statement.has(element) ? statement.path(element) : statement.path(negated);
            if (found.isMissingNode() || found.isArray() && found.isEmpty()) {
                throw IamRefusals.malformed(message);
            }
        }
    }

    private static void requireAction(String action) {
        String[] parts = action.split(":", -1);
        if (parts.length == 1 && !action.equals("*")) {
            throw IamRefusals.malformed("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
        }
        if (parts.length > 2) {
            throw IamRefusals.malformed("Actions/Condition can contain only one colon.");
        }
        if (parts.length == 2 && !parts[0].matches("[a-zA-Z0-9.-]+")) {
            throw IamRefusals.malformed("Vendor " + parts[0] + " is not valid");
        }
    }

    private static void requireAssumeRole(String action) {
        if (!action.toLowerCase(Locale.ROOT).startsWith("sts:")) {
            throw IamRefusals.malformed("AssumeRole policy may only specify STS AssumeRole actions.");
        }
    }

    private static void requireResource(String resource) {
        if (resource.equals("*")) {
            return;
        }
        if (!resource.contains(":")) {
            throw IamRefusals.malformed("Resource " + resource + " must be in ARN format or \"*\".");
        }
        String[] parts = resource.split(":", 6);
        if (!parts[0].equals("arn") || parts.length < 3) {
            throw IamRefusals.malformed("Resource " + resource + " must be in ARN format or \"*\".");
        }
        if (parts[2].isEmpty() || parts[2].contains("?") || parts[2].contains("*") && parts.length > 3) {
            throw IamRefusals.malformed("Resource vendor must be fully qualified and cannot contain regexes.");
        }
    }

    /** The texts of an element or its negation, of all statements. */
    private List<String> texts(String element, String negated) {
        List<String> texts = new ArrayList<>();
        for (JsonNode statement : statements) {
            JsonNode found = statement.has(element) ? statement.path(element) : statement.path(negated);
            for (JsonNode one : found.isArray() ? List.copyOf(found.values()) : List.of(found)) {
                if (!one.isString()) {
                    throw syntax();
                }
                texts.add(one.stringValue());
            }
        }
        return texts;
    }

    private void requireGrammar(PolicyKind kind) {
        if (PolicyReader.read(text, kind) instanceof ReadResult.Refused) {
            throw syntax();
        }
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException notJson) {
            throw IamRefusals.malformed("This policy contains invalid Json");
        }
    }

    private static Refusal syntax() {
        return IamRefusals.malformed("Syntax errors in policy.");
    }
}
