package dev.latchkey.invocation.probe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Functions the tests make past the console. */
final class Functions {

    private Functions() {}

    /** A function with a URL anyone may call. */
    static void open(LambdaClient lambda, String name, String handler) {
        lambda.createFunction(create -> create.functionName(name)
                .role("arn:aws:iam::" + RunningProbes.ACCOUNT + ":role/service-role/lambda-basic")
                .handler(handler)
                .runtime("nodejs22.x")
                .timeout(20)
                .code(code -> code.zipFile(SdkBytes.fromByteArray(zip()))));
        lambda.createFunctionUrlConfig(create -> create.functionName(name).authType("NONE"));
        for (String action : new String[] {"InvokeFunctionUrl", "InvokeFunction"}) {
            lambda.addPermission(add -> add.functionName(name)
                    .statementId(action)
                    .action("lambda:" + action)
                    .principal("*"));
        }
    }

    private static byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("index.mjs"));
            zip.write("export const handler = 1".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
