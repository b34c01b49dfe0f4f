package dev.latchkey.inventory.reading;

import dev.latchkey.aws.AwsProblem;
import dev.latchkey.inventory.FunctionUrl;
import dev.latchkey.inventory.FunctionUrl.AuthType;
import dev.latchkey.inventory.FunctionUrl.InvokeMode;
import dev.latchkey.inventory.KnownFunction;
import dev.latchkey.inventory.ReadGap.Part;
import dev.latchkey.inventory.ResourcePolicy;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import software.amazon.awssdk.services.lambda.model.FunctionUrlConfig;
import software.amazon.awssdk.services.lambda.model.GetPolicyResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/**
 * Reads one function's URLs and the policies that guard them.
 *
 * <p>AWS: "Working with resource-based policies in Lambda": the function and each alias have
 * separate policies; GetPolicy with a qualifier returns only that one.
 */
final class LambdaFunction {

    private static final String LIST_URLS = "lambda:ListFunctionUrlConfigs";
    private static final String GET_POLICY = "lambda:GetPolicy";

    private final LambdaClient lambda;
    private final Gaps gaps;

    LambdaFunction(LambdaClient lambda, Gaps gaps) {
        this.lambda = lambda;
        this.gaps = gaps;
    }

    /** Empty when the function was deleted since it was listed. */
    Optional<Content> read(FunctionConfiguration function) {
        String name = function.functionName();
        List<FunctionUrlConfig> configs = new ArrayList<>();
        try {
            configs.addAll(listUrls(name));
        } catch (ResourceNotFoundException deleted) {
            return Optional.empty();
        } catch (SdkException failed) {
            gaps.one(Part.FUNCTION_URLS, name, AwsProblem.of(failed, LIST_URLS));
        }
        KnownFunction known = new KnownFunction(
                name,
                function.functionArn(),
                function.role() == null ? "" : function.role(),
                function.runtimeAsString(),
                policy(name, null));
        return Optional.of(new Content(known, urls(known, configs)));
    }

    private List<FunctionUrl> urls(KnownFunction function, List<FunctionUrlConfig> configs) {
        return configs.stream()
                .map(config -> url(function, config))
                .sorted(Comparator.comparing(FunctionUrl::id))
                .toList();
    }

    private FunctionUrl url(KnownFunction function, FunctionUrlConfig config) {
        String[] arn = config.functionArn().split(":", 8);
        String qualifier = arn.length > 7 ? arn[7] : null;
        return new FunctionUrl(
                function.name(),
                qualifier,
                config.functionArn(),
                URI.create(config.functionUrl()),
                config.authType() == FunctionUrlAuthType.NONE ? AuthType.NONE : AuthType.AWS_IAM,
                "RESPONSE_STREAM".equals(config.invokeModeAsString())
                        ? InvokeMode.RESPONSE_STREAM
                        : InvokeMode.BUFFERED,
                qualifier == null ? function.resourcePolicy() : policy(function.name(), qualifier));
    }

    private List<FunctionUrlConfig> listUrls(String name) {
        List<FunctionUrlConfig> configs = new ArrayList<>();
        Pages.read(
                marker -> lambda.listFunctionUrlConfigs(
                        request -> request.functionName(name).marker(marker)),
                page -> page.nextMarker(),
                page -> configs.addAll(page.functionUrlConfigs()),
                () -> gaps.add(
                        Part.FUNCTION_URLS,
                        LIST_URLS,
                        name,
                        "AWS gave the same page marker twice; the rest is missing.",
                        false));
        return configs;
    }

    private ResourcePolicy policy(String name, @Nullable String qualifier) {
        try {
            GetPolicyResponse answer =
                    lambda.getPolicy(request -> request.functionName(name).qualifier(qualifier));
            return new ResourcePolicy.Stated(Documents.ofResource(answer.policy()), answer.revisionId());
        } catch (ResourceNotFoundException none) {
            return new ResourcePolicy.None();
        } catch (SdkException failed) {
            String subject = qualifier == null ? name : name + ":" + qualifier;
            gaps.one(Part.RESOURCE_POLICIES, subject, AwsProblem.of(failed, GET_POLICY));
            return new ResourcePolicy.Unreadable();
        }
    }

    record Content(KnownFunction function, List<FunctionUrl> urls) {}
}
