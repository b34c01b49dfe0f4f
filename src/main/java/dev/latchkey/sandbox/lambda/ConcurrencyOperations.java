package dev.latchkey.sandbox.lambda;

import dev.latchkey.sandbox.account.LambdaFunction;
import dev.latchkey.sandbox.lambda.wire.Answers;
import dev.latchkey.sandbox.lambda.wire.LambdaCall;
import dev.latchkey.sandbox.lambda.wire.LambdaRefusals;
import dev.latchkey.sandbox.operation.RestAnswer;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Reserved concurrency (Lambda API Reference, "PutFunctionConcurrency" and its neighbours). */
record ConcurrencyOperations() {

    static final int PER_ACCOUNT = 1000;
    private static final int UNRESERVED = 100;

    void addTo(LambdaOperations operations) {
        String path = "/functions/{FunctionName}/concurrency";
        operations
                .add("PutFunctionConcurrency", "PUT", "/2017-10-31" + path, ConcurrencyOperations::put)
                .add("GetFunctionConcurrency", "GET", "/2019-09-30" + path, ConcurrencyOperations::get)
                .add("DeleteFunctionConcurrency", "DELETE", "/2017-10-31" + path, ConcurrencyOperations::delete);
    }

    static int reserved(List<LambdaFunction> functions) {
        return functions.stream()
                .mapToInt(function -> function.reserved() == null ? 0 : function.reserved())
                .sum();
    }

    private static RestAnswer put(LambdaCall call) {
        Integer asked = call.body().number("ReservedConcurrentExecutions", 0, Integer.MAX_VALUE);
        if (asked == null) {
            throw LambdaRefusals.validation("null", "reservedConcurrentExecutions", "Member must not be null");
        }
        LambdaFunction function = call.function();
        int others = reserved(call.account().functions().stream()
                .filter(other -> !other.name().equals(function.name()))
                .toList());
        if (asked > PER_ACCOUNT - UNRESERVED - others) {
            throw LambdaRefusals.plainParameter("Specified ReservedConcurrentExecutions for function decreases"
                    + " account's UnreservedConcurrentExecution below its minimum value of [" + UNRESERVED + "].");
        }
        call.account().put(function.withReserved(asked));
        return Answers.json(200, Answers.object().put("ReservedConcurrentExecutions", asked));
    }

    private static RestAnswer get(LambdaCall call) {
        LambdaFunction function = call.function();
        ObjectNode answer = Answers.object();
        if (function.reserved() != null) {
            answer.put("ReservedConcurrentExecutions", function.reserved());
        }
        return Answers.json(200, answer);
    }

    private static RestAnswer delete(LambdaCall call) {
        call.account().put(call.function().withReserved(null));
        return Answers.empty(204);
    }
}
