package dev.latchkey.policy;

import dev.latchkey.policy.Question.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The engine's second witness: a slow evaluator over raw JSON, written from the guide and from nothing of the engine
 * (IAM User Guide, "Policy evaluation logic", "Cross-account policy evaluation logic", "AWS JSON policy elements:
 * Principal").
 */
final class ReferenceEvaluator {

    /** What an Allow of the resource policy is worth to the caller. */
    private enum Worth {
        NOTHING,
        DELEGATES,
        ROLE,
        DIRECT
    }

    private final Question question;
    private final Map<String, List<String>> context;
    private final Principal caller;

    ReferenceEvaluator(Question question) {
        this.question = question;
        this.context = question.context();
        this.caller = question.principal();
    }

    Answer answer() {
        boolean resourceAlone = caller instanceof Principal.Anonymous || caller instanceof Principal.Service;
        boolean root = caller instanceof Principal.Root;
        boolean serviceLinked =
                caller instanceof Principal.RoleSession role && role.roleArn().contains(":role/aws-service-role/");
        List<List<Document>> organization = resourceAlone || serviceLinked ? List.of() : question.organization();
        List<Document> identity = resourceAlone || root ? List.of() : question.identity();
        Document boundary = resourceAlone || root ? null : question.boundary();
        List<Document> session = resourceAlone || root ? null : question.session();
        List<Document> all = new ArrayList<>(identity);
        organization.forEach(all::addAll);
        Stream.of(boundary, question.resource()).filter(one -> one != null).forEach(all::add);
        all.addAll(session == null ? List.of() : session);
        if (all.stream().anyMatch(document -> says(document, "Deny"))) {
            return Answer.EXPLICITLY_DENIED;
        }
        boolean allowed = organization.stream().allMatch(this::allows)
                && (resourceAlone
                        ? granted() != Worth.NOTHING
                        : sameAccount()
                                ? root || inside(identity, boundary, session)
                                : granted() != Worth.NOTHING
                                        && (root || allows(identity) && within(boundary, session)));
        return allowed ? Answer.ALLOWED : Answer.IMPLICITLY_DENIED;
    }

    private boolean inside(List<Document> identity, @Nullable Document boundary, @Nullable List<Document> session) {
        Worth worth = granted();
        return worth == Worth.DIRECT || (worth == Worth.ROLE || allows(identity)) && within(boundary, session);
    }

    private boolean within(@Nullable Document boundary, @Nullable List<Document> session) {
        boolean bounded = boundary == null || says(boundary, "Allow");
        boolean narrowed = session == null ? !(caller instanceof Principal.FederatedUser) : allows(session);
        return bounded && narrowed;
    }

    private boolean sameAccount() {
        String[] parts = question.arn().split(":");
        return parts.length < 5 || parts[4].equals(caller.accountId());
    }

    private Worth granted() {
        Document policy = question.resource();
        return policy == null
                ? Worth.NOTHING
                : policy.statements()
                        .filter(statement -> statement.path("Effect").asString().equals("Allow"))
                        .filter(statement -> matches(statement, policy.variables()))
                        .map(this::worth)
                        .max(Worth::compareTo)
                        .orElse(Worth.NOTHING);
    }

    private boolean allows(List<Document> documents) {
        return documents.stream().anyMatch(document -> says(document, "Allow"));
    }

    private boolean says(Document document, String effect) {
        return document.statements()
                .filter(statement -> statement.path("Effect").asString().equals(effect))
                .anyMatch(statement -> matches(statement, document.variables()));
    }

    private boolean matches(JsonNode statement, boolean variables) {
        if (statement.has("Principal") || statement.has("NotPrincipal")) {
            if (worth(statement) == Worth.NOTHING) {
                return false;
            }
        }
        boolean action = texts(
                        statement.path("Action").isMissingNode()
                                ? statement.path("NotAction")
                                : statement.path("Action"))
                .stream()
                .anyMatch(each -> ReferencePattern.plain(each.toLowerCase())
                        .matches(question.action().toLowerCase()));
        boolean resource = texts(
                        statement.path("Resource").isMissingNode()
                                ? statement.path("NotResource")
                                : statement.path("Resource"))
                .stream()
                .anyMatch(each -> covers(each, variables));
        if (action != statement.has("Action") || resource != statement.has("Resource")) {
            return false;
        }
        List<ReferenceCondition> conditions = conditions(statement, variables);
        if (!conditions.stream().allMatch(ReferenceCondition::known)) {
            return statement.path("Effect").asString().equals("Deny");
        }
        return conditions.stream().allMatch(ReferenceCondition::met);
    }

    private boolean covers(String pattern, boolean variables) {
        int sixth = 0;
        for (int colon = 0; colon < 5 && sixth >= 0; colon++) {
            sixth = pattern.indexOf(':', sixth) < 0 ? -1 : pattern.indexOf(':', sixth) + 1;
        }
        ReferencePattern filled = variables && sixth > 0
                ? ReferencePattern.filled(pattern, sixth, context)
                : ReferencePattern.plain(pattern);
        return filled != null && filled.matchesResource(question.arn());
    }

    private List<ReferenceCondition> conditions(JsonNode statement, boolean variables) {
        return statement.path("Condition").properties().stream()
                .flatMap(operator -> operator.getValue().properties().stream()
                        .map(key -> new ReferenceCondition(
                                operator.getKey(), key.getKey(), texts(key.getValue()), context, variables)))
                .toList();
    }

    private Worth worth(JsonNode statement) {
        if (statement.has("Principal")) {
            return named(statement.path("Principal"));
        }
        JsonNode exempted = statement.path("NotPrincipal");
        boolean exempt = statement.path("Effect").asString().equals("Deny")
                ? exempt(exempted)
                : named(exempted) != Worth.NOTHING;
        return exempt ? Worth.NOTHING : Worth.DIRECT;
    }

    private Worth named(JsonNode element) {
        if (caller instanceof Principal.Service(String name)
                && texts(element.path("Service")).contains(name)) {
            return Worth.DIRECT;
        }
        return aws(element).stream().map(this::worth).max(Worth::compareTo).orElse(Worth.NOTHING);
    }

    private static List<String> aws(JsonNode element) {
        return element.isString() ? List.of(element.asString()) : texts(element.path("AWS"));
    }

    private Worth worth(String name) {
        boolean account = !caller.accountId().isEmpty()
                && (name.equals(caller.accountId()) || name.equals("arn:aws:iam::" + caller.accountId() + ":root"));
        String itself = switch (caller) {
            case Principal.User user -> user.arn();
            case Principal.RoleSession session -> session.sessionArn();
            case Principal.FederatedUser federated -> federated.arn();
            case Principal.Root root -> "";
            case Principal.Service service -> "";
            case Principal.Anonymous anonymous -> "";
        };
        String behind = caller instanceof Principal.RoleSession session
                ? session.roleArn()
                : caller instanceof Principal.FederatedUser federated ? federated.userArn() : "";
        return name.equals("*") || name.equals(itself)
                ? Worth.DIRECT
                : name.equals(behind) ? Worth.ROLE : account ? Worth.DELEGATES : Worth.NOTHING;
    }

    /** A Deny exempts whom it names together with his account, a session only together with its role too. */
    private boolean exempt(JsonNode element) {
        List<String> names = aws(element);
        if (names.contains("*")) {
            return true;
        }
        Set<Worth> worths = Set.copyOf(names.stream().map(this::worth).toList());
        return switch (caller) {
            case Principal.User user -> worths.containsAll(Set.of(Worth.DIRECT, Worth.DELEGATES));
            case Principal.FederatedUser user -> worths.containsAll(Set.of(Worth.DIRECT, Worth.DELEGATES));
            case Principal.RoleSession session -> worths.containsAll(Set.of(Worth.DIRECT, Worth.ROLE, Worth.DELEGATES));
            case Principal.Root root -> worths.contains(Worth.DELEGATES);
            case Principal.Service(String name) ->
                texts(element.path("Service")).contains(name);
            case Principal.Anonymous anonymous -> false;
        };
    }

    private static List<String> texts(JsonNode value) {
        return value.isMissingNode() ? List.of() : CaseFile.texts(value);
    }
}
