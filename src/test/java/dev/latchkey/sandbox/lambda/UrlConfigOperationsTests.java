package dev.latchkey.sandbox.lambda;

import static dev.latchkey.sandbox.Refusals.assertRefused;
import static dev.latchkey.sandbox.lambda.Functions.ARN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sandbox.RunningSandbox;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateFunctionUrlConfigResponse;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import software.amazon.awssdk.services.lambda.model.FunctionUrlConfig;
import software.amazon.awssdk.services.lambda.model.GetFunctionUrlConfigResponse;
import software.amazon.awssdk.services.lambda.model.InvokeMode;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionUrlConfigResponse;

class UrlConfigOperationsTests {

    private static final String QUALIFIER_RULE =
            "' at 'qualifier' failed to satisfy constraint: Member must satisfy regular expression pattern:"
                    + " ((?!^\\d+$)^[0-9a-zA-Z-_]+$)";
    private static final String GONE = "The resource you requested does not exist.";

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    @BeforeEach
    void createFunction() {
        Functions.create(sandbox, "fn", "hello");
    }

    @Test
    void createsAUrlAndLeavesOutWhatWasNotAsked() {
        CreateFunctionUrlConfigResponse created = create(null);
        assertThat(created.functionUrl())
                .matches("http://[a-z0-9]{32}\\.lambda-url\\.us-east-1\\.localhost:" + sandbox.port() + "/");
        assertThat(created.functionArn()).isEqualTo(ARN + "fn");
        assertThat(created.invokeMode()).isNull();
        assertThat(created.cors()).isNull();
        assertThat(created.creationTime()).matches(".*\\.\\d{9}Z");
        assertThat(Instant.parse(created.creationTime())).isBeforeOrEqualTo(sandbox.now());

        GetFunctionUrlConfigResponse read = lambda().getFunctionUrlConfig(r -> r.functionName("fn"));
        assertThat(read.functionUrl()).isEqualTo(created.functionUrl());
        assertThat(read.invokeMode()).isEqualTo(InvokeMode.BUFFERED);
        assertThat(read.lastModifiedTime()).isEqualTo(created.creationTime());
    }

    @Test
    void keepsWhatAnUpdateLeavesOut() {
        lambda().createFunctionUrlConfig(r -> r.functionName("fn")
                .authType(FunctionUrlAuthType.AWS_IAM)
                .cors(cors -> cors.allowOrigins("https://a.example")
                        .allowMethods("GET")
                        .maxAge(60)));
        UpdateFunctionUrlConfigResponse updated =
                lambda().updateFunctionUrlConfig(r -> r.functionName("fn").invokeMode(InvokeMode.RESPONSE_STREAM));
        assertThat(updated.authType()).isEqualTo(FunctionUrlAuthType.AWS_IAM);
        assertThat(updated.cors().allowOrigins()).containsExactly("https://a.example");
        assertThat(updated.cors().maxAge()).isEqualTo(60);
        assertThat(updated.cors().hasAllowHeaders()).isFalse();
        assertThat(lambda().getFunctionUrlConfig(r -> r.functionName("fn")).invokeMode())
                .isEqualTo(InvokeMode.RESPONSE_STREAM);
    }

    @Test
    void givesAnotherAddressWhenMadeAgain() {
        String first = create(null).functionUrl();
        lambda().deleteFunctionUrlConfig(r -> r.functionName("fn"));
        assertThat(create(null).functionUrl()).isNotEqualTo(first);
    }

    @Test
    void keepsAliasesApart() {
        lambda().createAlias(r -> r.functionName("fn").name("prod").functionVersion("$LATEST"));
        create(null);
        CreateFunctionUrlConfigResponse alias = create("prod");
        assertThat(alias.functionArn()).isEqualTo(ARN + "fn:prod");
        assertThat(lambda().listFunctionUrlConfigs(r -> r.functionName("fn")).functionUrlConfigs())
                .extracting(FunctionUrlConfig::functionArn)
                .containsExactly(ARN + "fn", ARN + "fn:prod");
        assertThat(lambda().listFunctionUrlConfigsPaginator(
                                r -> r.functionName("fn").maxItems(1))
                        .functionUrlConfigs())
                .hasSize(2);
        assertThat(lambda().getFunctionUrlConfig(r -> r.functionName("fn:prod")).functionUrl())
                .isEqualTo(alias.functionUrl());
        lambda().deleteFunctionUrlConfig(r -> r.functionName("fn"));
        assertThat(lambda().getFunctionUrlConfig(r -> r.functionName("fn").qualifier("prod"))
                        .functionUrl())
                .isEqualTo(alias.functionUrl());
    }

    @Test
    void refusesASecondUrl() {
        create(null);
        assertRefused(
                () -> create(null),
                409,
                "ResourceConflictException",
                "Failed to create function url config for [functionArn = " + ARN + "fn]. Error message: "
                        + " FunctionUrlConfig exists for this Lambda function");
    }

    @Test
    void belongsToAFunctionOrAnAliasOnly() {
        assertRefused(
                () -> create("1"),
                400,
                "ValidationException",
                "1 validation error detected: Value '1" + QUALIFIER_RULE);
        assertRefused(
                () -> create("$LATEST"),
                400,
                "ValidationException",
                "1 validation error detected: Value '$LATEST" + QUALIFIER_RULE);
        assertMissing(() -> create("none"), "Function does not exist");
    }

    @Test
    void saysWhatIsMissing() {
        assertMissing(
                () -> lambda().createFunctionUrlConfig(
                                r -> r.functionName("none").authType(FunctionUrlAuthType.NONE)),
                "Function does not exist");
        assertMissing(() -> lambda().listFunctionUrlConfigs(r -> r.functionName("none")), "Function does not exist");
        assertMissing(() -> lambda().getFunctionUrlConfig(r -> r.functionName("none")), GONE);
        assertMissing(() -> lambda().getFunctionUrlConfig(r -> r.functionName("fn")), GONE);
        assertMissing(() -> lambda().deleteFunctionUrlConfig(r -> r.functionName("fn")), GONE);
        assertMissing(
                () -> lambda().updateFunctionUrlConfig(r -> r.functionName("fn").authType("NONE")), GONE);
    }

    @Test
    void refusesValuesOutOfTheirSets() {
        assertRefused(
                () -> lambda().createFunctionUrlConfig(
                                r -> r.functionName("fn").authType("AWS_IAM").invokeMode("UNKNOWN")),
                400,
                "ValidationException",
                "1 validation error detected: Value 'UNKNOWN' at 'invokeMode' failed to satisfy constraint: Member"
                        + " must satisfy enum value set: [RESPONSE_STREAM, BUFFERED]");
        assertRefused(
                () -> lambda().createFunctionUrlConfig(
                                r -> r.functionName("fn").authType("AWS_IAM").cors(cors -> cors.maxAge(86_401))),
                400,
                "ValidationException",
                "1 validation error detected: Value '86401' at 'cors.maxAge' failed to satisfy constraint: Member must"
                        + " have value less than or equal to 86400");
        assertRefused(
                () -> lambda().createFunctionUrlConfig(r ->
                        r.functionName("fn").authType("AWS_IAM").cors(cors -> cors.allowMethods("OPTIONS"))),
                400,
                "ValidationException",
                "1 validation error detected: Value '[OPTIONS]' at 'cors.allowMethods' failed to satisfy constraint:"
                        + " Member must satisfy constraint: [Member must have length less than or equal to 6, Member"
                        + " must have length greater than or equal to 0, Member must satisfy regular expression"
                        + " pattern: .*]");
    }

    private static void assertMissing(ThrowingCallable call, String message) {
        assertRefused(call, 404, "ResourceNotFoundException", message);
    }

    private CreateFunctionUrlConfigResponse create(@Nullable String qualifier) {
        return lambda().createFunctionUrlConfig(
                        r -> r.functionName("fn").qualifier(qualifier).authType(FunctionUrlAuthType.AWS_IAM));
    }

    private LambdaClient lambda() {
        return sandbox.admin().lambda();
    }
}
