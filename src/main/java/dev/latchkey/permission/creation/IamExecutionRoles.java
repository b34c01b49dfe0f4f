package dev.latchkey.permission.creation;

import dev.latchkey.aws.AwsClients;
import dev.latchkey.aws.AwsProblem;
import dev.latchkey.aws.Connection;
import org.springframework.stereotype.Component;

/** Execution roles for functions over IAM's API. */
@Component
class IamExecutionRoles {

    /** Lets a function write its log, Lambda developer guide "Defining Lambda function permissions with an execution role". */
    static final String BASIC_LOGGING = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole";

    private static final String TRUST = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},\
        "Action":"sts:AssumeRole"}]}\
        """;

    private final AwsClients clients;

    IamExecutionRoles(AwsClients clients) {
        this.clients = clients;
    }

    /** Makes a role that Lambda may assume and answers its ARN. */
    String create(Connection connection, String name) {
        return AwsProblem.answer(
                        "iam:CreateRole",
                        () -> clients.iam(connection)
                                .createRole(request -> request.roleName(name)
                                        .path("/service-role/")
                                        .assumeRolePolicyDocument(TRUST)))
                .role()
                .arn();
    }

    void attachBasicLogging(Connection connection, String name) {
        AwsProblem.answer(
                "iam:AttachRolePolicy",
                () -> clients.iam(connection)
                        .attachRolePolicy(request -> request.roleName(name).policyArn(BASIC_LOGGING)));
    }

    /** Deletes a role made here, whether or not it got as far as its policy. */
    void delete(Connection connection, String name) {
        try {
            AwsProblem.answer(
                    "iam:DetachRolePolicy",
                    () -> clients.iam(connection)
                            .detachRolePolicy(request -> request.roleName(name).policyArn(BASIC_LOGGING)));
        } catch (AwsProblem problem) {
            if (!problem.code().equals("NoSuchEntity")) {
                throw problem;
            }
        }
        AwsProblem.answer(
                "iam:DeleteRole", () -> clients.iam(connection).deleteRole(request -> request.roleName(name)));
    }
}
