package dev.latchkey.sandbox.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.sandbox.account.FunctionAlias;
import dev.latchkey.sandbox.account.FunctionVersion;
import dev.latchkey.sandbox.account.Identifiers;
import dev.latchkey.sandbox.account.LambdaFunction;
import dev.latchkey.sandbox.lambda.permission.PermissionRequest;
import dev.latchkey.sandbox.lambda.permission.StatementList;
import dev.latchkey.sandbox.lambda.wire.Answers;
import dev.latchkey.sandbox.lambda.wire.Constraints;
import dev.latchkey.sandbox.lambda.wire.FunctionReference;
import dev.latchkey.sandbox.lambda.wire.LambdaCall;
import dev.latchkey.sandbox.lambda.wire.LambdaRefusals;
import dev.latchkey.sandbox.operation.RestAnswer;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Resource policies, statement by statement; the function, each alias and each version have one of their own (Lambda
 * API Reference, "AddPermission" and its neighbours).
 */
record ResourcePolicyOperations(Identifiers identifiers) {

    private static final String POLICY = LambdaOperations.FUNCTION + "/policy";
    private static final Pattern SID = Pattern.compile("([a-zA-Z0-9-_.]+)");
    private static final int MOST = 20 * 1024;

    void addTo(LambdaOperations operations) {
        operations
                .add("AddPermission", "POST", POLICY, this::add)
                .add("GetPolicy", "GET", POLICY, ResourcePolicyOperations::get)
                .add("RemovePermission", "DELETE", POLICY + "/{StatementId}", this::remove);
    }

    private RestAnswer add(LambdaCall call) {
        FunctionReference reference = call.reference();
        PermissionRequest asked = PermissionRequest.read(call.body());
        if (FunctionVersion.LATEST.equals(reference.qualifier())) {
            throw LambdaRefusals.parameter("We currently do not support adding policies for $LATEST.");
        }
        LambdaFunction function = call.find(
                        reference,
                        access -> access.with("lambda:Principal", asked.principal())
                                .with("lambda:FunctionUrlAuthType", asked.authType()))
                .orElseThrow(() -> LambdaRefusals.noFunction(reference.functionArn()));
        requireQualifier(function, reference);
        requireRevision(function, reference, asked.revision());
        StatementList statements = StatementList.of(function.policy(reference.key()));
        if (statements.find(asked.sid()).isPresent()) {
            throw LambdaRefusals.conflict("The statement id (" + asked.sid()
                    + ") provided already exists. Please provide a new statement id, or remove the existing"
                    + " statement.");
        }
        ObjectNode statement = asked.statement(reference.arn(), call.account());
        String policy = statements.with(statement).text();
        int size = policy.getBytes(UTF_8).length;
        if (size > MOST) {
            throw LambdaRefusals.policyTooLong(size, MOST);
        }
        put(call, function, reference, policy);
        return Answers.json(201, Answers.object().put("Statement", Answers.text(statement)));
    }

    private static RestAnswer get(LambdaCall call) {
        FunctionReference reference = call.reference();
        LambdaFunction function = call.find(reference).orElseThrow(LambdaRefusals::noResource);
        String policy = function.policy(reference.key());
        if (policy == null) {
            throw LambdaRefusals.noResource();
        }
        return Answers.json(
                200, Answers.object().put("Policy", policy).put("RevisionId", revision(function, reference)));
    }

    private RestAnswer remove(LambdaCall call) {
        FunctionReference reference = call.reference();
        String sid = Constraints.pattern(
                "statementId", Constraints.length("statementId", call.label("StatementId"), 1, 100), SID);
        Optional<ObjectNode> statement = call.account()
                .function(reference.name())
                .flatMap(
                        known -> StatementList.of(known.policy(reference.key())).find(sid));
        LambdaFunction function = call.find(
                        reference,
                        access -> access.with("lambda:Principal", StatementList.principal(statement))
                                .with("lambda:FunctionUrlAuthType", StatementList.authType(statement)))
                .orElseThrow(() -> LambdaRefusals.missing("No policy found for: " + reference.functionArn()));
        requireQualifier(function, reference);
        String policy = function.policy(reference.key());
        if (policy == null) {
            throw LambdaRefusals.missing("No policy is associated with the given resource.");
        }
        if (statement.isEmpty()) {
            throw LambdaRefusals.missing("Statement " + sid + " is not found in resource policy.");
        }
        requireRevision(function, reference, call.query("RevisionId").orElse(null));
        StatementList left = StatementList.of(policy).without(sid);
        put(call, function, reference, left.isEmpty() ? null : left.text());
        return Answers.empty(204);
    }

    private static void requireQualifier(LambdaFunction function, FunctionReference reference) {
        if (reference.isAlias() && !function.aliases().containsKey(reference.key())) {
            throw LambdaRefusals.noAlias(reference.arn());
        }
        if (reference.isVersion()
                && function.version(String.valueOf(reference.key())).isEmpty()) {
            throw LambdaRefusals.noFunction(reference.arn());
        }
    }

    private static void requireRevision(
            LambdaFunction function, FunctionReference reference, @Nullable String revision) {
        if (revision != null && !revision.equals(revision(function, reference))) {
            throw LambdaRefusals.staleRevision("GetPolicy");
        }
    }

    /** The policy has no revision of its own: it counts with the function, the alias or the version. */
    private static String revision(LambdaFunction function, FunctionReference reference) {
        FunctionAlias alias = function.aliases().get(String.valueOf(reference.key()));
        if (alias != null) {
            return alias.revision();
        }
        return LambdaCall.version(function, reference.key())
                .orElse(function.latest())
                .revision();
    }

    private void put(LambdaCall call, LambdaFunction function, FunctionReference reference, @Nullable String policy) {
        String key = reference.key() == null ? LambdaFunction.UNQUALIFIED : reference.key();
        SortedMap<String, String> policies = new TreeMap<>(function.policies());
        if (policy == null) {
            policies.remove(key);
        } else {
            policies.put(key, policy);
        }
        call.account().put(revised(function.withPolicies(policies), key));
    }

    private LambdaFunction revised(LambdaFunction function, String key) {
        FunctionAlias alias = function.aliases().get(key);
        if (alias != null) {
            SortedMap<String, FunctionAlias> aliases = new TreeMap<>(function.aliases());
            aliases.put(key, alias.revised(identifiers.uuid()));
            return function.withAliases(aliases);
        }
        String number = key.equals(LambdaFunction.UNQUALIFIED) ? FunctionVersion.LATEST : key;
        List<FunctionVersion> versions = function.versions().stream()
                .map(version -> version.version().equals(number) ? version.revised(identifiers.uuid()) : version)
                .toList();
        return function.withVersions(versions);
    }
}
