package dev.latchkey.sandbox.signature;

/** {@code 20261123/us-east-1/lambda/aws4_request}. */
public record CredentialScope(String date, String region, String service, String terminator) {

    String path() {
        return String.join("/", date, region, service, terminator);
    }
}
