package dev.latchkey.permission;

import dev.latchkey.aws.AwsClients;
import dev.latchkey.aws.AwsProblem;
import dev.latchkey.aws.Connection;
import dev.latchkey.permission.statement.UrlStatement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;
import software.amazon.awssdk.services.lambda.model.GetPolicyResponse;

/** Resource policies over Lambda's API: read, add one statement, remove one statement. */
@Component
class LambdaPolicies {

    private static final String GET = "lambda:GetPolicy";
    private static final String ADD = "lambda:AddPermission";
    private static final String REMOVE = "lambda:RemovePermission";

    private final AwsClients clients;

    LambdaPolicies(AwsClients clients) {
        this.clients = clients;
    }

    /** The policy as it stands; empty where there is none. */
    Optional<ReadPolicy> read(Connection connection, FunctionRef function) {
        try {
            GetPolicyResponse answer = AwsProblem.answer(
                    GET,
                    () -> clients.lambda(connection)
                            .getPolicy(request ->
                                    request.functionName(function.name()).qualifier(function.qualifier())));
            return Optional.of(new ReadPolicy(answer.policy(), answer.revisionId()));
        } catch (AwsProblem problem) {
            if (problem.status() == 404) {
                return Optional.empty();
            }
            throw problem;
        }
    }

    /**
     * Adds one statement.
     *
     * @param revision the policy must still be this one; null leaves it unguarded
     */
    void add(Connection connection, FunctionRef function, UrlStatement statement, @Nullable String revision) {
        AddPermissionRequest.Builder request = AddPermissionRequest.builder()
                .functionName(function.name())
                .qualifier(function.qualifier())
                .statementId(statement.sid())
                .action(statement.action().action())
                .principal(statement.principal())
                .principalOrgID(statement.organization())
                .revisionId(revision);
        switch (statement.action()) {
            case INVOKE_FUNCTION_URL -> request.functionUrlAuthType(statement.authType());
            case INVOKE_FUNCTION -> request.invokedViaFunctionUrl(true);
        }
        AwsProblem.answer(ADD, () -> clients.lambda(connection).addPermission(request.build()));
    }

    /** Removes the statement of that Sid, guarded like {@link #add}. */
    void remove(Connection connection, FunctionRef function, String sid, @Nullable String revision) {
        AwsProblem.answer(
                REMOVE,
                () -> clients.lambda(connection)
                        .removePermission(request -> request.functionName(function.name())
                                .qualifier(function.qualifier())
                                .statementId(sid)
                                .revisionId(revision)));
    }

    /**
     * A resource policy with the revision that guards writes to it.
     *
     * @param document JSON as Lambda answers it
     */
    record ReadPolicy(String document, String revision) {}
}
