package dev.latchkey.sandbox.lambda;

import dev.latchkey.sandbox.lambda.wire.JsonBody;
import dev.latchkey.sandbox.lambda.wire.LambdaRefusals;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.zip.ZipInputStream;

/** The code of a function as its digest and size; the sandbox runs handlers of its own and keeps no code. */
record CodePackage(String sha256, long size) {

    private static final int MOST = 52_428_800;

    static CodePackage read(JsonBody body) {
        JsonBody code = body.structure("Code");
        if (!body.has("Code")) {
            throw LambdaRefusals.validation("null", "code", "Member must not be null");
        }
        String uri = code.text("ImageUri");
        if (uri != null) {
            throw LambdaRefusals.parameter("Source image " + uri + " is not valid. Provide a valid source image.");
        }
        if (code.has("S3Bucket")) {
            throw LambdaRefusals.parameter("Error occurred while GetObject. S3 Error Code: NoSuchBucket. S3 Error"
                    + " Message: The specified bucket does not exist");
        }
        String zip = code.text("ZipFile");
        if (zip == null) {
            throw LambdaRefusals.parameter("Please provide a source for function code.");
        }
        return of(decoded(zip));
    }

    private static CodePackage of(byte[] zip) {
        if (zip.length == 0) {
            throw LambdaRefusals.parameter("Uploaded file must be a non-empty zip");
        }
        if (zip.length > MOST) {
            throw LambdaRefusals.parameter("Unzipped size must be smaller than 262144000 bytes");
        }
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            if (entries.getNextEntry() == null) {
                throw notAZip();
            }
            return new CodePackage(
                    Base64.getEncoder()
                            .encodeToString(MessageDigest.getInstance("SHA-256").digest(zip)),
                    zip.length);
        } catch (IOException broken) {
            throw notAZip();
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            throw LambdaRefusals.content("Could not parse request body into json: ZipFile is not Base64");
        }
    }

    private static RuntimeException notAZip() {
        return LambdaRefusals.parameter(
                "Could not unzip uploaded file. Please check your file, then try to upload again.");
    }
}
