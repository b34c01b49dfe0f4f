package dev.latchkey.access.remedy;

import dev.latchkey.access.SandboxClient;
import dev.latchkey.access.remedy.change.AddToIdentity;
import dev.latchkey.access.remedy.change.AddToResource;
import dev.latchkey.access.remedy.change.Change;
import dev.latchkey.access.remedy.change.ChangeCall;
import dev.latchkey.access.remedy.change.NarrowDeny;
import dev.latchkey.access.remedy.change.RequireSignature;
import dev.latchkey.access.remedy.change.RewriteBoundary;
import dev.latchkey.access.remedy.change.SignAs;
import dev.latchkey.access.remedy.change.TheirHalf;
import dev.latchkey.access.remedy.change.WidenBoundary;
import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.HeldPolicy;
import dev.latchkey.inventory.KnownPrincipal;
import dev.latchkey.inventory.PrincipalKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Does through AWS's own clients what a way says, with the JSON it shows and nothing else. */
record Hands(SandboxClient sandbox) {

    private static final JsonMapper JSON = JsonMapper.shared();

    void apply(Proved way) {
        way.changes().forEach(this::apply);
    }

    private void apply(Change change) {
        switch (change) {
            case AddToIdentity add -> put(add.holder(), add.policyName(), json(add));
            case AddToResource add -> add.evidence().forEach(each -> permit(add.url(), each.json()));
            case WidenBoundary widen -> version(widen.boundary(), json(widen));
            case RewriteBoundary rewrite -> version(rewrite.widen().boundary(), json(rewrite));
            case NarrowDeny narrow -> replace(narrow);
            case SignAs sign -> {}
            case ChangeCall call -> {}
            case RequireSignature require -> throw new IllegalArgumentException("not here");
            case TheirHalf theirs -> throw new IllegalArgumentException("another account");
        }
    }

    private void put(KnownPrincipal holder, String name, String json) {
        var iam = sandbox.iam();
        switch (holder.kind()) {
            case USER ->
                iam.putUserPolicy(request ->
                        request.userName(holder.name()).policyName(name).policyDocument(json));
            case ROLE ->
                iam.putRolePolicy(request ->
                        request.roleName(holder.name()).policyName(name).policyDocument(json));
            case GROUP ->
                iam.putGroupPolicy(request ->
                        request.groupName(holder.name()).policyName(name).policyDocument(json));
        }
    }

    private void permit(FunctionUrl url, String json) {
        JsonNode statement = JSON.readTree(json);
        JsonNode condition = statement.path("Condition");
        JsonNode authType = condition.path("StringEquals").path("lambda:FunctionUrlAuthType");
        JsonNode principal = statement.path("Principal");
        sandbox.lambda().addPermission(request -> {
            request.functionName(url.functionName())
                    .qualifier(url.qualifier())
                    .statementId(statement.path("Sid").asString())
                    .action(statement.path("Action").asString())
                    .principal(
                            principal.isString()
                                    ? principal.asString()
                                    : principal.path("AWS").asString());
            if (authType.isString()) {
                request.functionUrlAuthType(authType.asString());
            }
            if (condition.path("Bool").has("lambda:InvokedViaFunctionUrl")) {
                request.invokedViaFunctionUrl(true);
            }
        });
    }

    private void version(HeldPolicy policy, String json) {
        sandbox.iam()
                .createPolicyVersion(request -> request.policyArn(policy.arn().orElseThrow())
                        .policyDocument(json)
                        .setAsDefault(true));
    }

    private void replace(NarrowDeny narrow) {
        if (narrow.place() instanceof NarrowDeny.OfPrincipal(KnownPrincipal holder, HeldPolicy held)) {
            if (narrow.evidence().isEmpty()) {
                sandbox.iam()
                        .detachUserPolicy(request -> request.userName(holder.name())
                                .policyArn(held.arn().orElseThrow()));
            } else if (held.arn().isPresent()) {
                version(held, json(narrow));
            } else {
                put(holder, held.name(), json(narrow));
            }
        } else {
            throw new IllegalArgumentException("Lambda's old API cannot write a deny");
        }
    }

    static boolean isRole(String arn) {
        return arn.contains(":" + PrincipalKind.ROLE.word() + "/");
    }

    private static String json(Change change) {
        return change.evidence().getFirst().json();
    }
}
