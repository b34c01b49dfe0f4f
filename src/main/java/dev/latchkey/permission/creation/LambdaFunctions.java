package dev.latchkey.permission.creation;

import dev.latchkey.aws.AwsClients;
import dev.latchkey.aws.AwsProblem;
import dev.latchkey.aws.Connection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.Runtime;

/** Making and deleting functions over Lambda's API. */
@Component
class LambdaFunctions {

    /** The sandbox runs the handler by its name and reads no code; Lambda's API demands some. */
    private static final String CODE = "export const handler = async () => \"Hello from Lambda!\";\n";

    private final AwsClients clients;

    LambdaFunctions(AwsClients clients) {
        this.clients = clients;
    }

    void create(Connection connection, String name, String roleArn, SandboxHandler handler) {
        AwsProblem.answer(
                "lambda:CreateFunction",
                () -> clients.lambda(connection)
                        .createFunction(request -> request.functionName(name)
                                .role(roleArn)
                                .handler(handler.key())
                                .runtime(Runtime.NODEJS22_X)
                                .code(code -> code.zipFile(SdkBytes.fromByteArray(zip())))));
    }

    void delete(Connection connection, String name) {
        AwsProblem.answer(
                "lambda:DeleteFunction",
                () -> clients.lambda(connection).deleteFunction(request -> request.functionName(name)));
    }

    private static byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("index.mjs"));
            zip.write(CODE.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
