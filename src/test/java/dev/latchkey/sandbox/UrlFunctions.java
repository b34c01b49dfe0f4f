package dev.latchkey.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateFunctionUrlConfigRequest;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import software.amazon.awssdk.services.lambda.model.Runtime;

/** Functions with a URL, made through Lambda's API. */
public final class UrlFunctions {

    public static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:";

    /** Lets its holder call every function URL. */
    public static final String MAY_CALL = policy("lambda:InvokeFunctionUrl", "lambda:InvokeFunction");

    private static final String TRUST = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
            + "\"Principal\":{\"Service\":\"lambda.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}";

    private UrlFunctions() {}

    /** An identity policy that allows these actions on everything. */
    public static String policy(String... actions) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\""
                + String.join("\",\"", actions) + "\"],\"Resource\":\"*\"}]}";
    }

    /** The URL, with authentication by IAM, of a new function named like its handler. */
    public static URI iam(RunningSandbox sandbox, String handler) {
        return create(sandbox, handler, url -> url.authType(FunctionUrlAuthType.AWS_IAM));
    }

    /** The URL anybody may call. */
    public static URI open(RunningSandbox sandbox, String handler) {
        return open(sandbox, handler, url -> {});
    }

    public static URI open(
            RunningSandbox sandbox, String handler, Consumer<CreateFunctionUrlConfigRequest.Builder> settings) {
        URI url = create(sandbox, handler, config -> {
            config.authType(FunctionUrlAuthType.NONE);
            settings.accept(config);
        });
        LambdaClient lambda = sandbox.admin().lambda();
        lambda.addPermission(r -> r.functionName(handler)
                .statementId("url")
                .action("lambda:InvokeFunctionUrl")
                .principal("*")
                .functionUrlAuthType("NONE"));
        lambda.addPermission(r -> r.functionName(handler)
                .statementId("function")
                .action("lambda:InvokeFunction")
                .principal("*")
                .invokedViaFunctionUrl(true));
        return url;
    }

    public static URI create(
            RunningSandbox sandbox, String handler, Consumer<CreateFunctionUrlConfigRequest.Builder> settings) {
        String role = "runs-" + handler;
        String arn = sandbox.admin()
                .iam()
                .createRole(r -> r.roleName(role).assumeRolePolicyDocument(TRUST))
                .role()
                .arn();
        LambdaClient lambda = sandbox.admin().lambda();
        lambda.createFunction(r -> r.functionName(handler)
                .role(arn)
                .handler(handler + ".handler")
                .runtime(Runtime.NODEJS22_X)
                .code(code -> code.zipFile(SdkBytes.fromByteArray(zip()))));
        return URI.create(lambda.createFunctionUrlConfig(r -> settings.accept(r.functionName(handler)))
                .functionUrl());
    }

    private static byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("index.mjs"));
            zip.write("export const handler = async () => 1;".getBytes(UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
