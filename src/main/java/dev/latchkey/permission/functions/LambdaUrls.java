package dev.latchkey.permission.functions;

import dev.latchkey.aws.AwsClients;
import dev.latchkey.aws.AwsProblem;
import dev.latchkey.aws.Connection;
import dev.latchkey.inventory.FunctionUrl.AuthType;
import dev.latchkey.inventory.FunctionUrl.InvokeMode;
import dev.latchkey.permission.FunctionRef;
import org.springframework.stereotype.Component;

/** Function URL configurations over Lambda's API. */
@Component
class LambdaUrls {

    private final AwsClients clients;

    LambdaUrls(AwsClients clients) {
        this.clients = clients;
    }

    /** Gives the function or alias a URL and answers its address. */
    String create(Connection connection, FunctionRef function, AuthType authType, InvokeMode invokeMode) {
        return AwsProblem.answer(
                        "lambda:CreateFunctionUrlConfig",
                        () -> clients.lambda(connection)
                                .createFunctionUrlConfig(request -> request.functionName(function.name())
                                        .qualifier(function.qualifier())
                                        .authType(authType.name())
                                        .invokeMode(invokeMode.name())))
                .functionUrl();
    }

    void update(Connection connection, FunctionRef function, AuthType authType, InvokeMode invokeMode) {
        AwsProblem.answer(
                "lambda:UpdateFunctionUrlConfig",
                () -> clients.lambda(connection)
                        .updateFunctionUrlConfig(request -> request.functionName(function.name())
                                .qualifier(function.qualifier())
                                .authType(authType.name())
                                .invokeMode(invokeMode.name())));
    }

    void delete(Connection connection, FunctionRef function) {
        AwsProblem.answer(
                "lambda:DeleteFunctionUrlConfig",
                () -> clients.lambda(connection)
                        .deleteFunctionUrlConfig(
                                request -> request.functionName(function.name()).qualifier(function.qualifier())));
    }
}
