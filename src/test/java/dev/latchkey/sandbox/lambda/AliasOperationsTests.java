package dev.latchkey.sandbox.lambda;

import static dev.latchkey.sandbox.Refusals.assertRefused;
import static dev.latchkey.sandbox.lambda.Functions.ARN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sandbox.RunningSandbox;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.CreateAliasResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;

class AliasOperationsTests {

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    @BeforeEach
    void createFunction() {
        Functions.create(sandbox, "fn", "hello");
    }

    @Test
    void publishesEachCodeOnce() {
        assertThat(lambda().publishVersion(r -> r.functionName("fn").description("first"))
                        .version())
                .isEqualTo("1");
        assertThat(lambda().publishVersion(r -> r.functionName("fn")).version()).isEqualTo("1");
        assertThat(lambda().listVersionsByFunction(r -> r.functionName("fn")).versions())
                .extracting(FunctionConfiguration::functionArn)
                .containsExactly(ARN + "fn:$LATEST", ARN + "fn:1");
        assertRefused(
                () -> lambda().publishVersion(r -> r.functionName("fn").revisionId("stale")),
                412,
                "PreconditionFailedException",
                "The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to"
                        + " retrieve the latest Revision Id");
    }

    @Test
    void createsListsAndDeletesAliases() {
        CreateAliasResponse created = create("prod", "$LATEST");
        assertThat(created.aliasArn()).isEqualTo(ARN + "fn:prod");
        assertThat(created.description()).isEmpty();
        lambda().publishVersion(r -> r.functionName("fn"));
        create("blue", "1");
        assertThat(lambda().listAliases(r -> r.functionName("fn")).aliases())
                .extracting(AliasConfiguration::name)
                .containsExactly("blue", "prod");
        assertThat(lambda().listAliases(r -> r.functionName("fn").functionVersion("1"))
                        .aliases())
                .extracting(AliasConfiguration::name)
                .containsExactly("blue");
        assertThat(lambda().getAlias(r -> r.functionName("fn").name("prod")).revisionId())
                .isEqualTo(created.revisionId());
        assertThat(lambda().getFunction(r -> r.functionName("fn").qualifier("blue"))
                        .configuration()
                        .version())
                .isEqualTo("1");

        lambda().deleteAlias(r -> r.functionName("fn").name("prod"));
        lambda().deleteAlias(r -> r.functionName("fn").name("prod"));
        assertRefused(
                () -> lambda().getAlias(r -> r.functionName("fn").name("prod")),
                404,
                "ResourceNotFoundException",
                "Cannot find alias arn: " + ARN + "fn:prod");
    }

    @Test
    void refusesWhatCannotBeAnAlias() {
        create("prod", "$LATEST");
        assertRefused(
                () -> create("prod", "$LATEST"),
                409,
                "ResourceConflictException",
                "Alias already exists: " + ARN + "fn:prod");
        assertRefused(
                () -> create("blue", "42"), 404, "ResourceNotFoundException", "Function not found: " + ARN + "fn:42");
        assertRefused(
                () -> create("42", "$LATEST"),
                400,
                "ValidationException",
                "1 validation error detected: Value '42' at 'name' failed to satisfy constraint: Member must satisfy"
                        + " regular expression pattern: (?!^[0-9]+$)([a-zA-Z0-9-_]+)");
    }

    @Test
    void updatesAndRoutes() {
        lambda().publishVersion(r -> r.functionName("fn"));
        create("prod", "$LATEST");
        assertRefused(
                () -> lambda().updateAlias(r -> r.functionName("fn")
                        .name("prod")
                        .routingConfig(c -> c.additionalVersionWeights(Map.of("1", 0.1)))),
                400,
                "InvalidParameterValueException",
                "$LATEST is not supported for an alias pointing to more than 1 version");
        assertThat(lambda().updateAlias(r -> r.functionName("fn")
                                .name("prod")
                                .functionVersion("1")
                                .description("live"))
                        .functionVersion())
                .isEqualTo("1");
    }

    @Test
    void takesItsUrlAndItsPolicyAlong() {
        create("prod", "$LATEST");
        lambda().createFunctionUrlConfig(
                        r -> r.functionName("fn").qualifier("prod").authType(FunctionUrlAuthType.AWS_IAM));
        lambda().addPermission(r -> r.functionName("fn")
                .qualifier("prod")
                .statementId("s")
                .action("lambda:InvokeFunctionUrl")
                .principal("*")
                .functionUrlAuthType(FunctionUrlAuthType.AWS_IAM));
        lambda().deleteAlias(r -> r.functionName("fn").name("prod"));
        assertThat(lambda().listFunctionUrlConfigs(r -> r.functionName("fn")).functionUrlConfigs())
                .isEmpty();
        create("prod", "$LATEST");
        assertRefused(
                () -> lambda().getPolicy(r -> r.functionName("fn").qualifier("prod")),
                404,
                "ResourceNotFoundException",
                "The resource you requested does not exist.");
    }

    @Test
    void keepsAVersionThatAnAliasNeeds() {
        lambda().publishVersion(r -> r.functionName("fn"));
        create("prod", "1");
        assertRefused(
                () -> lambda().deleteFunction(r -> r.functionName("fn").qualifier("1")),
                409,
                "ResourceConflictException",
                "Unable to delete version because the following aliases reference it: [" + ARN + "fn:prod]");
        lambda().deleteAlias(r -> r.functionName("fn").name("prod"));
        lambda().deleteFunction(r -> r.functionName("fn").qualifier("1"));
        assertThat(lambda().listVersionsByFunction(r -> r.functionName("fn")).versions())
                .hasSize(1);
    }

    private CreateAliasResponse create(String name, String version) {
        return lambda().createAlias(r -> r.functionName("fn").name(name).functionVersion(version));
    }

    private LambdaClient lambda() {
        return sandbox.admin().lambda();
    }
}
