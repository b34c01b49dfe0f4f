package dev.latchkey.sandbox.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.sandbox.RunningSandbox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.Runtime;

/** Functions the tests make. */
final class Functions {

    static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:";
    static final String ROLE = "arn:aws:iam::123456789012:role/runner";

    private Functions() {}

    /** A function with the execution role {@code runner}, which is made as well. */
    static CreateFunctionResponse create(RunningSandbox sandbox, String name, String handler) {
        role(sandbox);
        return sandbox.admin().lambda().createFunction(request(name, handler));
    }

    static void role(RunningSandbox sandbox) {
        boolean there = sandbox.admin().iam().listRolesPaginator().roles().stream()
                .anyMatch(role -> role.roleName().equals("runner"));
        if (!there) {
            sandbox.admin()
                    .iam()
                    .createRole(r -> r.roleName("runner").assumeRolePolicyDocument(trust("lambda.amazonaws.com")));
        }
    }

    static String trust(String service) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\""
                + service + "\"},\"Action\":\"sts:AssumeRole\"}]}";
    }

    static CreateFunctionRequest request(String name, String handler) {
        return CreateFunctionRequest.builder()
                .functionName(name)
                .role(ROLE)
                .handler(handler)
                .runtime(Runtime.NODEJS22_X)
                .code(code -> code.zipFile(SdkBytes.fromByteArray(zip())))
                .build();
    }

    static byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            ZipEntry entry = new ZipEntry("index.mjs");
            entry.setTime(0);
            zip.putNextEntry(entry);
            zip.write("export const handler = async () => 1;".getBytes(UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
