package dev.latchkey.inventory.reading;

import dev.latchkey.aws.AwsClients;
import dev.latchkey.aws.AwsProblem;
import dev.latchkey.aws.Connection;
import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.KnownFunction;
import dev.latchkey.inventory.ReadGap.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/** All functions of a region with their URLs and resource policies: ListFunctions × ListFunctionUrlConfigs × GetPolicy. */
final class LambdaFunctions {

    /** Lambda answers its control calls at 15 a second in all; more at a time would only be throttled. */
    private static final int AT_ONCE = 8;

    private static final String LIST = "lambda:ListFunctions";

    private final LambdaClient lambda;
    private final Gaps gaps;
    private final ExecutorService threads;
    private final Semaphore places = new Semaphore(AT_ONCE);

    private LambdaFunctions(LambdaClient lambda, Gaps gaps, ExecutorService threads) {
        this.lambda = lambda;
        this.gaps = gaps;
        this.threads = threads;
    }

    static Content read(AwsClients clients, Connection connection, Gaps gaps, ExecutorService threads) {
        return new LambdaFunctions(clients.lambda(connection), gaps, threads).read();
    }

    private Content read() {
        LambdaFunction reader = new LambdaFunction(lambda, gaps);
        List<CompletableFuture<Optional<LambdaFunction.Content>>> readings = new ArrayList<>();
        for (FunctionConfiguration function : list()) {
            readings.add(CompletableFuture.supplyAsync(() -> inTurn(reader, function), threads));
        }
        List<LambdaFunction.Content> read = readings.stream()
                .map(CompletableFuture::join)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(content -> content.function().name(), String.CASE_INSENSITIVE_ORDER))
                .toList();
        return new Content(
                read.stream().map(LambdaFunction.Content::function).toList(),
                read.stream().flatMap(content -> content.urls().stream()).toList());
    }

    private Optional<LambdaFunction.Content> inTurn(LambdaFunction reader, FunctionConfiguration function) {
        places.acquireUninterruptibly();
        try {
            return reader.read(function);
        } finally {
            places.release();
        }
    }

    private List<FunctionConfiguration> list() {
        List<FunctionConfiguration> functions = new ArrayList<>();
        try {
            Pages.read(
                    marker -> lambda.listFunctions(request -> request.marker(marker)),
                    page -> page.nextMarker(),
                    page -> functions.addAll(page.functions()),
                    () -> gaps.add(
                            Part.FUNCTIONS,
                            LIST,
                            null,
                            "AWS gave the same page marker twice; the rest is missing.",
                            false));
        } catch (SdkException failed) {
            gaps.all(Part.FUNCTIONS, AwsProblem.of(failed, LIST));
        }
        return functions.stream()
                .filter(function -> Objects.nonNull(function.functionName()))
                .toList();
    }

    record Content(List<KnownFunction> functions, List<FunctionUrl> urls) {}
}
